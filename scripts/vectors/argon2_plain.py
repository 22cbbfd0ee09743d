"""Argon2 in plain Python, from RFC 9106: slow, and only there to confirm others (version 0x10 as in the 1.2 paper)."""

import hashlib
import struct

MASK = (1 << 64) - 1
TYPES = {"d": 0, "i": 1, "id": 2}


def long_hash(data, length):
    start = struct.pack("<I", length) + data
    if length <= 64:
        return hashlib.blake2b(start, digest_size=length).digest()
    block = hashlib.blake2b(start).digest()
    out = block[:32]
    while length - len(out) > 64:
        block = hashlib.blake2b(block).digest()
        out += block[:32]
    return out + hashlib.blake2b(block, digest_size=length - len(out)).digest()


def mix(v, a, b, c, d):
    for first, second in ((32, 24), (16, 63)):
        v[a] = (v[a] + v[b] + 2 * (v[a] & 0xFFFFFFFF) * (v[b] & 0xFFFFFFFF)) & MASK
        x = v[d] ^ v[a]
        v[d] = (x >> first | x << (64 - first)) & MASK
        v[c] = (v[c] + v[d] + 2 * (v[c] & 0xFFFFFFFF) * (v[d] & 0xFFFFFFFF)) & MASK
        x = v[b] ^ v[c]
        v[b] = (x >> second | x << (64 - second)) & MASK


def compress(x, y):
    r = [a ^ b for a, b in zip(x, y)]
    v = r[:]
    rows = [list(range(16 * i, 16 * i + 16)) for i in range(8)]
    columns = [[2 * i + 16 * j + k for j in range(8) for k in (0, 1)] for i in range(8)]
    for w in rows + columns:
        for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
            mix(v, w[a], w[b], w[c], w[d])
    return [a ^ b for a, b in zip(r, v)]


def argon2(type, version, password, salt, m, t, p, length, secret=b"", data=b""):
    y = TYPES[type]
    field = lambda data: struct.pack("<I", len(data)) + data
    h0 = hashlib.blake2b(struct.pack("<6I", p, length, m, t, version, y) + field(password) + field(salt) + field(secret) + field(data)).digest()
    lane = m // (4 * p) * 4
    segment = lane // 4
    words = lambda data: list(struct.unpack("<128Q", data))
    memory = [[words(long_hash(h0 + struct.pack("<II", j, i), 1024)) for j in (0, 1)] + [None] * (lane - 2) for i in range(p)]
    zero = [0] * 128
    for turn in range(t):
        for part in range(4):
            independent = y == 1 or (y == 2 and turn == 0 and part < 2)
            for i in range(p):
                for index in range(2 if turn == 0 and part == 0 else 0, segment):
                    column = part * segment + index
                    previous = memory[i][column - 1]
                    if independent:
                        if index % 128 == 0 or index == 2 and turn == 0 and part == 0:
                            block = [turn, i, part, p * lane, t, y, index // 128 + 1] + [0] * 121
                            addresses = compress(zero, compress(zero, block))
                        word = addresses[index % 128]
                    else:
                        word = previous[0]
                    j1, j2 = word & 0xFFFFFFFF, word >> 32
                    other = i if turn == 0 and part == 0 else j2 % p
                    done = part * segment if turn == 0 else lane - segment
                    area = done + index - 1 if other == i else done - (index == 0)
                    position = area - 1 - (area * (j1 * j1 >> 32) >> 32)
                    start = 0 if turn == 0 or part == 3 else (part + 1) * segment
                    new = compress(previous, memory[other][(start + position) % lane])
                    if turn and version == 19:
                        new = [a ^ b for a, b in zip(new, memory[i][column])]
                    memory[i][column] = new
    last = [0] * 128
    for i in range(p):
        last = [a ^ b for a, b in zip(last, memory[i][lane - 1])]
    return long_hash(struct.pack("<128Q", *last), length)
