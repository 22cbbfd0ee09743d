// The same for CPUs without SHA instructions.

#define SHA1_FOR_AVX2
#include "sha1.c"
