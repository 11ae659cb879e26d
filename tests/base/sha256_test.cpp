#include "base/sha256.h"

#include <gtest/gtest.h>

namespace osiris {
namespace {

TEST(Sha256, HashesTheExamplesOfItsStandard) {  // FIPS 180-4, example values
  EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, HashesPiecesAsTheWhole) {
  Sha256 hash;
  hash.update("a").update("").update("bc");
  EXPECT_EQ(toHex(hash.finish()), sha256Hex("abc"));
}

TEST(Sha256, StartsAfreshWhenFinished) {
  Sha256 hash;
  std::ignore = hash.update("something").finish();
  EXPECT_EQ(toHex(hash.finish()), sha256Hex(""));
}

}  // namespace
}  // namespace osiris
