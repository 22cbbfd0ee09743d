// Our own kernels, each of which computes exactly what a stock library does: see docs/decisions/010-own-kernels.md.
//
// Every function but `cpu_features` exists on x86-64 alone, and needs the features that its header names. None
// allocates, none keeps anything after it returns: whoever calls owns the memory and wipes it.

#ifndef C_HASH_KERNELS_H
#define C_HASH_KERNELS_H

#include "argon2_kernel.h"
#include "bcrypt_kernel.h"
#include "cpu_features.h"
#include "md5_kernel.h"
#include "pbkdf2_kernel.h"
#include "scrypt_kernel.h"
#include "sha_crypt_kernel.h"
#include "sha_kernel.h"

#endif
