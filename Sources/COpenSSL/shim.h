#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>

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

// What <openssl/ssl.h> says in macros that Swift cannot see.

static inline int copenssl_set_protocols(SSL_CTX *context, int least, int most) {
    return SSL_CTX_set_min_proto_version(context, least) == 1 && SSL_CTX_set_max_proto_version(context, most) == 1;
}

static inline int copenssl_set_groups(SSL_CTX *context, const char *groups) {
    return SSL_CTX_set1_groups_list(context, groups) == 1;
}

static inline void copenssl_set_read_ahead(SSL_CTX *context) { SSL_CTX_set_read_ahead(context, 1); }

static inline void copenssl_set_no_session_cache(SSL_CTX *context) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

static inline void copenssl_set_modes(SSL_CTX *context, uint32_t modes) { SSL_CTX_set_mode(context, modes); }

static const uint64_t COPENSSL_SERVER_PREFERENCE = SSL_OP_CIPHER_SERVER_PREFERENCE;
static const uint64_t COPENSSL_PRIORITIZE_CHACHA = SSL_OP_PRIORITIZE_CHACHA;
static const uint64_t COPENSSL_NO_RENEGOTIATION = SSL_OP_NO_RENEGOTIATION;
static const uint64_t COPENSSL_NO_COMPRESSION = SSL_OP_NO_COMPRESSION;
static const uint64_t COPENSSL_IGNORE_UNEXPECTED_EOF = SSL_OP_IGNORE_UNEXPECTED_EOF;

static inline void copenssl_set_message_callback_argument(SSL *session, void *argument) {
    SSL_set_msg_callback_arg(session, argument);
}

#endif
