// What one library brings: each file of this folder named after a library implements it, and peer.c is its main.
#ifndef PEER_H
#define PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The library and its version, at run time where it tells.
const char *peer_version(void);

// Takes the stored hash, once; false where the library cannot verify its kind.
bool peer_load(const char *stored);

// One verification: computes, and compares in constant time.
bool peer_verify(const char *password);

#endif
