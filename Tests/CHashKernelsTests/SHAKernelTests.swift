#if arch(x86_64)

import CHashKernels
import TestSupport
import Testing

@testable import CryptoPrimitives

@Suite(.enabled(if: !SHAKernel.supported.isEmpty, "this CPU has none of the features"))
struct SHAKernelTests {
    /// The examples of FIPS 180-4: one block, and two (NIST, "Examples with Intermediate Values").
    static let examples: [(SHAKernel, String, String)] = [
        (
            .sha1, "abc",
            "a9993e364706816aba3e25717850c26c9cd0d89d"
        ),
        (
            .sha1, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        (
            .sha224, "abc",
            "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"
        ),
        (
            .sha224, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525"
        ),
        (
            .sha256, "abc",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ),
        (
            .sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            .sha384, "abc",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
        ),
        (
            .sha384,
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039"
        ),
        (
            .sha512, "abc",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        (
            .sha512,
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"
        ),
        (
            .sha512_224, "abc",
            "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa"
        ),
        (
            .sha512_224,
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "23fec5bb94d60b23308192640b0c453335d664734fe40e7268674af9"
        ),
        (
            .sha512_256, "abc",
            "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"
        ),
        (
            .sha512_256,
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "3928e184fb8690f840da3988121d31be65cb9d3ef83ee6146feac861e19b563a"
        ),
    ]

    /// A million times "a": NIST's third example; of SHA-512/224 and SHA-512/256, for which NIST gives none, what other
    /// implementations than OpenSSL give too.
    static let longExamples: [(SHAKernel, String)] = [
        (.sha1, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
        (.sha224, "20794655980c91d8bbb4c1ea97618a4bf03f42581948b2ee4ee7ad67"),
        (.sha256, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
        (.sha384, "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b07b8b3dc38ecc4ebae97ddd87f3d8985"),
        (
            .sha512,
            "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973ebde0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"
        ),
        (.sha512_224, "37ab331d76f0d36de422bd0edeb22a28accd487b7a8453ae965dd287"),
        (.sha512_256, "9a59a052930187a97038cae692f30708aa6491923ef5194394dc68d56c74fb21"),
    ]

    @Test(arguments: examples.filter { $0.0.isSupported })
    func givesThePublishedAnswers(kernel: SHAKernel, message: String, expected: String) {
        #expect(hexadecimal(kernel.digest(Array(message.utf8)[...])) == expected)
    }

    @Test(arguments: longExamples.filter { $0.0.isSupported })
    func digestsMoreThanAFewBlocks(kernel: SHAKernel, expected: String) {
        #expect(hexadecimal(kernel.digest([UInt8](repeating: 0x61, count: 1_000_000)[...])) == expected)
    }

    @Test(arguments: SHAKernel.supported)
    func takesNoMessageAtAll(kernel: SHAKernel) throws {
        var output = [UInt8](repeating: 0, count: kernel.oracle.byteCount)
        unsafe kernel.digest(nil, 0, into: &output)
        let none: [UInt8] = []
        let expected = try kernel.oracle.stockDigest(none.span).copyBytes()
        #expect(output == expected)
    }

    @Test(arguments: SHAKernel.supported)
    func agreesWithOpenSSLAtEveryLengthAndAlignment(kernel: SHAKernel) throws {
        let seed: UInt64 = 0x5348_4101
        var generator = SeededGenerator(seed: seed)
        let pool = generator.bytes(count: 65536)
        for run in 0..<100_000 {
            // 301 and 64 have no common factor: every length meets every offset.
            let count = run % 301
            let start = Int.random(in: 0..<1000, using: &generator) * 64 + run % 64
            let message = pool[start..<start + count]
            guard try kernel.oracle.stockDigest(message.span).copyBytes() == kernel.digest(message) else {
                Issue.record("seed \(seed), run \(run): \(kernel), \(count) bytes from \(start)")
                return
            }
        }
    }

    @Test(arguments: SHAKernel.supported)
    func readsNoByteBehindAMessageAndWritesNoneBehindADigest(kernel: SHAKernel) throws {
        var generator = SeededGenerator(seed: 0x5348_4102)
        for count in 0...300 {
            let bytes = generator.bytes(count: count)
            let message = PinnedBytes(bytes, offset: count % 64)
            let output = PinnedBytes([UInt8](repeating: 0xEE, count: 70), offset: count % 7)
            unsafe kernel.digest(message.start, count, into: output.start)
            let expected = try kernel.oracle.stockDigest(bytes.span).copyBytes()
            #expect(output.bytes == expected + [UInt8](repeating: 0xEE, count: 70 - expected.count), "\(count) bytes")
        }
    }

    @Test(arguments: SHAKernel.supported)
    func writesWhereTheMessageLies(kernel: SHAKernel) throws {
        var generator = SeededGenerator(seed: 0x5348_4103)
        for count in 64...200 {
            let message = generator.bytes(count: count)
            let memory = PinnedBytes(message, offset: count % 8)
            unsafe kernel.digest(memory.start, count, into: memory.start)
            let expected = try kernel.oracle.stockDigest(message.span).copyBytes()
            #expect(memory.bytes == expected + message.dropFirst(expected.count), "\(count) bytes")
        }
    }

    @Test(.enabled(if: SHAKernel.hasAVX2, "this CPU has no AVX2"))
    func iteratesAsOpenSSLDoes() throws {
        let seed: UInt64 = 0x5348_4104
        var generator = SeededGenerator(seed: seed)
        let pool = BytePool(using: &generator)
        for run in 0..<100_000 {
            let suffix = pool.bytes(count: run % 301, using: &generator)
            let first = pool.bytes(count: Int.random(in: 0...300, using: &generator), using: &generator)
            let iterations = run < 602 ? 1 : Int.random(in: 0...5, using: &generator)
            var output = [UInt8](repeating: 0, count: 64)
            unsafe sha512_iterate_avx2(first, first.count, suffix, suffix.count, UInt32(iterations), &output)
            let expected = try MessageDigest.sha512.stockIteratedDigest(
                first: first.span, suffix: suffix.span, iterations: iterations)
            guard expected.copyBytes() == output else {
                Issue.record("seed \(seed), run \(run): \(first.count), \(suffix.count), \(iterations) iterations")
                return
            }
        }
    }
}
#endif
