#include "lsp/listen.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/signal_set.hpp>
#include <atomic>
#include <csignal>
#include <list>
#include <thread>
#include <utility>

#include "lsp/rule_pages.h"
#include "lsp/server.h"
#include "lsp/transport/descriptor_stream.h"

namespace osiris::lsp {
namespace {

using asio::ip::tcp;
using asio::local::stream_protocol;

std::unexpected<Error> cannotListen(std::string_view where, const asio::error_code& why) {
  return fail("cannot_listen", fmt::format("cannot listen at '{}': {}", where, why.message()),
              "choose another address, or end the server that uses it");
}

/// Accepts clients until a signal comes; a thread each.
template <typename Protocol>
class Listener {
 public:
  explicit Listener(ServerOptions options) : options_(std::move(options)) {
    if (options_.rulePages.empty()) options_.rulePages = findRulePages();
    // A client that is gone shows in the result of write, not in a signal that ends us.
    std::signal(SIGPIPE, SIG_IGN);
  }

  [[nodiscard]] asio::error_code open(const typename Protocol::endpoint& endpoint) {
    asio::error_code error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    return error;
  }

  [[nodiscard]] typename Protocol::endpoint address() const { return acceptor_.local_endpoint(); }

  void run() {
    signals_.async_wait([this](const asio::error_code&, int) { context_.stop(); });
    acceptNext();
    context_.run();
    for (auto& each : sessions_) each.stream.interrupt();
  }

 private:
  /// A client's connection and the thread of its session.
  struct Connection {
    Connection(typename Protocol::socket connected, const ServerOptions& options, Workers& workers)
        : socket(std::move(connected)),
          stream(socket.native_handle(), socket.native_handle()),
          thread([this, &options, &workers] {
            static_cast<void>(Server(options, workers, stream).run());
            ended = true;
          }) {}
    typename Protocol::socket socket;
    DescriptorStream stream;
    std::atomic<bool> ended = false;
    std::jthread thread;  ///< last: it uses the others
  };

  void acceptNext() {
    acceptor_.async_accept([this](const asio::error_code& error, typename Protocol::socket socket) {
      std::erase_if(sessions_, [](const Connection& each) { return each.ended.load(); });
      if (!error) {
        socket.native_non_blocking(false);  // It is the stream's from here on, which waits.
        sessions_.emplace_back(std::move(socket), options_, workers_);
      }
      acceptNext();
    });
  }

  ServerOptions options_;
  Workers workers_;
  asio::io_context context_{1};
  typename Protocol::acceptor acceptor_{context_};
  asio::signal_set signals_{context_, SIGINT, SIGTERM};
  std::list<Connection> sessions_;
};

/// Removes a socket that nobody listens at any more.
void removeStale(const std::string& path) {
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode)) return;
  asio::io_context context;
  asio::error_code error;
  stream_protocol::socket(context).connect(stream_protocol::endpoint(path), error);
  if (error == asio::error::connection_refused) ::unlink(path.c_str());
}

}  // namespace

Result<> listenTcp(ServerOptions options, const TcpEndpoint& endpoint, const WhenReady& whenReady) {
  const auto where = fmt::format("{}:{}", endpoint.host, endpoint.port);
  asio::error_code error;
  const auto address = asio::ip::make_address(endpoint.host, error);
  if (error) return cannotListen(where, error);
  Listener<tcp> listener(std::move(options));
  if ((error = listener.open({address, endpoint.port}))) return cannotListen(where, error);
  whenReady(fmt::format("{}:{}", endpoint.host, listener.address().port()));
  listener.run();
  return {};
}

Result<> listenLocal(ServerOptions options, const std::string& path, const WhenReady& whenReady) {
  // As long as `sun_path` of a socket's address [unix(7)].
  constexpr std::size_t longest = 107;
  if (path.size() > longest) return cannotListen(path, asio::error::name_too_long);
  removeStale(path);
  Listener<stream_protocol> listener(std::move(options));
  const auto others = ::umask(S_IRWXG | S_IRWXO);
  const auto error = listener.open(stream_protocol::endpoint(path));
  ::umask(others);
  if (error) return cannotListen(path, error);
  whenReady(path);
  listener.run();
  ::unlink(path.c_str());
  return {};
}

}  // namespace osiris::lsp
