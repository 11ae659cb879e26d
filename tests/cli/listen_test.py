#!/usr/bin/env python3
"""The ways in which clients reach `osiris lsp`: a TCP port, a socket, standard input; and its log."""

import json
import os
import signal
import socket
import subprocess
import unittest
from pathlib import Path

OSIRIS = os.environ["OSIRIS"]
SECRET = "hunter2-is-no-password"
TEXT = f"oml_version: 0.1.0\nname: a\nsteps:\n- id: one\n  password: {SECRET}\n"


def framed(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


class Client:
    """One session over a connected socket."""

    def __init__(self, connection):
        self.connection = connection
        self.connection.settimeout(20)
        self.stream = connection.makefile("rb")
        self.last_id = 0

    def send(self, message):
        self.connection.sendall(framed(message))

    def receive(self):
        size = None
        while (line := self.stream.readline()) != b"\r\n":
            if not line:
                raise EOFError("the server closed the connection")
            if line.startswith(b"Content-Length:"):
                size = int(line.split(b":")[1])
        return json.loads(self.stream.read(size))

    def request(self, method, params):
        self.last_id += 1
        self.send({"id": self.last_id, "method": method, "params": params})
        while (message := self.receive()).get("id") != self.last_id:
            pass
        return message["result"]

    def open(self, uri):
        self.request("initialize", {"capabilities": {}})
        item = {"uri": uri, "languageId": "oml", "version": 1, "text": TEXT}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": item}})

    def symbols(self, uri):
        result = self.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        return [symbol["name"] for symbol in result]


class Server:
    """`osiris lsp` with some options, until the block ends."""

    def __init__(self, *options):
        self.process = subprocess.Popen(
            [OSIRIS, "lsp", *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)

    def __enter__(self):
        said = self.process.stdout.readline()
        prefix = "listening at "
        assert said.startswith(prefix), (said, self.process.stderr.read())
        self.address = said.removeprefix(prefix).strip()
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.code = self.process.wait(20)
        self.process.stdout.close()
        self.process.stderr.close()

    def connect(self):
        if self.address.startswith("/"):
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(self.address)
        else:
            host, port = self.address.rsplit(":", 1)
            connection = socket.create_connection((host, int(port)))
        return Client(connection)


class Listening(unittest.TestCase):
    def two_clients_at_once(self, server):
        one, other = server.connect(), server.connect()
        one.open("untitled:one")
        other.open("untitled:other")
        self.assertIn("one", one.symbols("untitled:one"))
        one.connection.shutdown(socket.SHUT_RDWR)  # Without a word.
        self.assertIn("one", other.symbols("untitled:other"))
        third = server.connect()
        third.open("untitled:third")
        self.assertIn("one", third.symbols("untitled:third"))
        for client in (one, other, third):
            client.stream.close()
            client.connection.close()

    def test_a_port_takes_many_clients(self):
        with Server("--port", "0") as server:
            self.assertTrue(server.address.startswith("127.0.0.1:"), server.address)
            self.two_clients_at_once(server)
        self.assertEqual(server.code, 0)

    def test_a_socket_takes_many_clients_of_this_user(self):
        path = Path("osiris.socket").absolute()
        with Server("--pipe", str(path)) as server:
            self.assertEqual(path.stat().st_mode & 0o077, 0)
            self.two_clients_at_once(server)
        self.assertEqual(server.code, 0)
        self.assertFalse(path.exists())

    def test_a_socket_left_behind_is_replaced(self):
        path = Path("left.socket").absolute()
        with socket.socket(socket.AF_UNIX) as left:
            left.bind(str(path))
        with Server("--pipe", str(path)) as server:
            self.two_clients_at_once(server)

    def fails(self, *options):
        done = subprocess.run([OSIRIS, "lsp", *options], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=20)
        self.assertEqual(done.returncode, 2, done.stderr)
        return done.stderr

    def test_an_address_in_use_is_an_error_that_says_so(self):
        path = Path("used.socket").absolute()
        with Server("--pipe", str(path)) as server:
            self.assertIn("used.socket", self.fails("--pipe", str(path)))
            self.two_clients_at_once(server)
        with Server("--port", "0") as server:
            port = server.address.rsplit(":", 1)[1]
            self.assertIn(port, self.fails("--port", port))

    def test_a_file_of_somebody_is_not_replaced(self):
        path = Path("notes.txt").absolute()
        path.write_text("mine")
        self.fails("--pipe", str(path))
        self.assertEqual(path.read_text(), "mine")

    def test_senseless_options_are_refused(self):
        self.fails("--port", "70000")
        self.fails("--host", "127.0.0.1")
        self.fails("--port", "0", "--pipe", "x")
        self.fails("--port", "0", "--host", "nowhere.invalid")
        self.fails("--pipe", "x" * 200)
        self.fails("--log", "no/such/folder/log")

    def test_the_log_has_methods_and_times_and_nothing_that_was_written(self):
        with Server("--port", "0", "--log", "server.log") as server:
            client = server.connect()
            client.open("untitled:one")
            client.symbols("untitled:one")
            client.stream.close()
            client.connection.close()
        log = Path("server.log").read_text()
        self.assertRegex(log, r"> textDocument/didOpen \d+ bytes\n")
        self.assertRegex(log, r"< textDocument/documentSymbol [0-9.]+ ms\n")
        self.assertNotIn(SECRET, log)


class Parent(unittest.TestCase):
    def serve(self, process_id):
        server = subprocess.Popen([OSIRIS, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        params = {"capabilities": {}, "processId": process_id}
        server.stdin.write(framed({"id": 1, "method": "initialize", "params": params}))
        server.stdin.flush()
        self.assertTrue(server.stdout.readline().startswith(b"Content-Length"))
        return server

    def close(self, server):
        server.stdin.close()
        server.stdout.close()

    def test_the_server_ends_with_its_parent(self):
        parent = subprocess.Popen(["sleep", "60"])
        server = self.serve(parent.pid)
        parent.kill()
        parent.wait()
        self.assertEqual(server.wait(10), 1)
        self.close(server)

    def test_a_parent_that_is_not_seen_is_not_waited_for(self):
        gone = subprocess.Popen(["true"])
        gone.wait()
        server = self.serve(gone.pid)
        server.stdin.write(framed({"id": 2, "method": "shutdown"}))
        server.stdin.write(framed({"method": "exit"}))
        server.stdin.flush()
        self.assertEqual(server.wait(10), 0)
        self.close(server)


if __name__ == "__main__":
    unittest.main()
