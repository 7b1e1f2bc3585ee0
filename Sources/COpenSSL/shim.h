#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

// The SHA-256 block functions work on a caller's SHA256_CTX: they allocate nothing, look nothing up and always
// return 1, so digest and HMAC cannot fail. OpenSSL 3 marks them deprecated in favour of EVP, which can fail and
// costs several times as much for the short inputs hashed here; the mark is silenced for these three calls alone.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

static inline void copenssl_sha256_start(SHA256_CTX *context) { (void)SHA256_Init(context); }

static inline void copenssl_sha256_update(SHA256_CTX *context, const void *bytes, size_t count) {
    (void)SHA256_Update(context, bytes, count);
}

static inline void copenssl_sha256_finish(SHA256_CTX *context, unsigned char *digest) {
    (void)SHA256_Final(digest, context);
}

#pragma clang diagnostic pop

#endif
