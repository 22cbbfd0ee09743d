// The same for CPUs without SHA instructions.

#define SHA1_FOR_AVX2
#include "pbkdf2_sha1.c"
