// The 64 steps of MD5's compression function: RFC 1321, section 3.4.

#ifndef MD5_STEPS_H
#define MD5_STEPS_H

#include <stdint.h>

/// The initial state: RFC 1321, section 3.3.
#define MD5_INITIAL_A 0x67452301u
#define MD5_INITIAL_B 0xefcdab89u
#define MD5_INITIAL_C 0x98badcfeu
#define MD5_INITIAL_D 0x10325476u

/// STEP(auxiliary function, a, b, c, d, number of the step, word of the message, rotation, constant): each sets
/// a = b + rotate(a + function(b, c, d) + word + constant). The constants are floor(2^32 * |sin(number + 1)|).
#define MD5_STEPS(STEP) \
    STEP(F, a, b, c, d,  0,  0,  7, 0xd76aa478) \
    STEP(F, d, a, b, c,  1,  1, 12, 0xe8c7b756) \
    STEP(F, c, d, a, b,  2,  2, 17, 0x242070db) \
    STEP(F, b, c, d, a,  3,  3, 22, 0xc1bdceee) \
    STEP(F, a, b, c, d,  4,  4,  7, 0xf57c0faf) \
    STEP(F, d, a, b, c,  5,  5, 12, 0x4787c62a) \
    STEP(F, c, d, a, b,  6,  6, 17, 0xa8304613) \
    STEP(F, b, c, d, a,  7,  7, 22, 0xfd469501) \
    STEP(F, a, b, c, d,  8,  8,  7, 0x698098d8) \
    STEP(F, d, a, b, c,  9,  9, 12, 0x8b44f7af) \
    STEP(F, c, d, a, b, 10, 10, 17, 0xffff5bb1) \
    STEP(F, b, c, d, a, 11, 11, 22, 0x895cd7be) \
    STEP(F, a, b, c, d, 12, 12,  7, 0x6b901122) \
    STEP(F, d, a, b, c, 13, 13, 12, 0xfd987193) \
    STEP(F, c, d, a, b, 14, 14, 17, 0xa679438e) \
    STEP(F, b, c, d, a, 15, 15, 22, 0x49b40821) \
    STEP(G, a, b, c, d, 16,  1,  5, 0xf61e2562) \
    STEP(G, d, a, b, c, 17,  6,  9, 0xc040b340) \
    STEP(G, c, d, a, b, 18, 11, 14, 0x265e5a51) \
    STEP(G, b, c, d, a, 19,  0, 20, 0xe9b6c7aa) \
    STEP(G, a, b, c, d, 20,  5,  5, 0xd62f105d) \
    STEP(G, d, a, b, c, 21, 10,  9, 0x02441453) \
    STEP(G, c, d, a, b, 22, 15, 14, 0xd8a1e681) \
    STEP(G, b, c, d, a, 23,  4, 20, 0xe7d3fbc8) \
    STEP(G, a, b, c, d, 24,  9,  5, 0x21e1cde6) \
    STEP(G, d, a, b, c, 25, 14,  9, 0xc33707d6) \
    STEP(G, c, d, a, b, 26,  3, 14, 0xf4d50d87) \
    STEP(G, b, c, d, a, 27,  8, 20, 0x455a14ed) \
    STEP(G, a, b, c, d, 28, 13,  5, 0xa9e3e905) \
    STEP(G, d, a, b, c, 29,  2,  9, 0xfcefa3f8) \
    STEP(G, c, d, a, b, 30,  7, 14, 0x676f02d9) \
    STEP(G, b, c, d, a, 31, 12, 20, 0x8d2a4c8a) \
    STEP(H, a, b, c, d, 32,  5,  4, 0xfffa3942) \
    STEP(H, d, a, b, c, 33,  8, 11, 0x8771f681) \
    STEP(H, c, d, a, b, 34, 11, 16, 0x6d9d6122) \
    STEP(H, b, c, d, a, 35, 14, 23, 0xfde5380c) \
    STEP(H, a, b, c, d, 36,  1,  4, 0xa4beea44) \
    STEP(H, d, a, b, c, 37,  4, 11, 0x4bdecfa9) \
    STEP(H, c, d, a, b, 38,  7, 16, 0xf6bb4b60) \
    STEP(H, b, c, d, a, 39, 10, 23, 0xbebfbc70) \
    STEP(H, a, b, c, d, 40, 13,  4, 0x289b7ec6) \
    STEP(H, d, a, b, c, 41,  0, 11, 0xeaa127fa) \
    STEP(H, c, d, a, b, 42,  3, 16, 0xd4ef3085) \
    STEP(H, b, c, d, a, 43,  6, 23, 0x04881d05) \
    STEP(H, a, b, c, d, 44,  9,  4, 0xd9d4d039) \
    STEP(H, d, a, b, c, 45, 12, 11, 0xe6db99e5) \
    STEP(H, c, d, a, b, 46, 15, 16, 0x1fa27cf8) \
    STEP(H, b, c, d, a, 47,  2, 23, 0xc4ac5665) \
    STEP(I, a, b, c, d, 48,  0,  6, 0xf4292244) \
    STEP(I, d, a, b, c, 49,  7, 10, 0x432aff97) \
    STEP(I, c, d, a, b, 50, 14, 15, 0xab9423a7) \
    STEP(I, b, c, d, a, 51,  5, 21, 0xfc93a039) \
    STEP(I, a, b, c, d, 52, 12,  6, 0x655b59c3) \
    STEP(I, d, a, b, c, 53,  3, 10, 0x8f0ccc92) \
    STEP(I, c, d, a, b, 54, 10, 15, 0xffeff47d) \
    STEP(I, b, c, d, a, 55,  1, 21, 0x85845dd1) \
    STEP(I, a, b, c, d, 56,  8,  6, 0x6fa87e4f) \
    STEP(I, d, a, b, c, 57, 15, 10, 0xfe2ce6e0) \
    STEP(I, c, d, a, b, 58,  6, 15, 0xa3014314) \
    STEP(I, b, c, d, a, 59, 13, 21, 0x4e0811a1) \
    STEP(I, a, b, c, d, 60,  4,  6, 0xf7537e82) \
    STEP(I, d, a, b, c, 61, 11, 10, 0xbd3af235) \
    STEP(I, c, d, a, b, 62,  2, 15, 0x2ad7d2bb) \
    STEP(I, b, c, d, a, 63,  9, 21, 0xeb86d391)

#endif
