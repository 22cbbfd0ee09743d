#if arch(x86_64)

import CHashKernels
import Foundation
import TestSupport
import Testing

@testable import CryptoPrimitives

@Suite struct MD5KernelTests {
    private static func digest(_ message: ArraySlice<UInt8>) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: 16)
        unsafe message.withUnsafeBufferPointer { message in
            unsafe md5_digest(message.baseAddress, message.count, &output)
        }
        return output
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }

    /// RFC 1321, appendix A.5.
    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("a", "0cc175b9c0f1b6a831c399e269772661"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
        (
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
            "d174ab98d277d9f5a5611c2c9f419d9f"
        ),
        (
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "57edf4a22be3c955ac49da2e2107b67a"
        ),
    ])
    func givesThePublishedAnswers(message: String, expected: String) {
        #expect(Self.hexadecimal(Self.digest(Array(message.utf8)[...])) == expected)
    }

    /// The digest of a million "a", which OpenSSL and every other implementation give.
    @Test func digestsMoreThanAFewBlocks() {
        let message = [UInt8](repeating: 0x61, count: 1_000_000)
        #expect(Self.hexadecimal(Self.digest(message[...])) == "7707d6ae4e027c70eea2a935c2296f21")
    }

    @Test func takesNoMessageAtAll() {
        var output = [UInt8](repeating: 0, count: 16)
        unsafe md5_digest(nil, 0, &output)
        #expect(Self.hexadecimal(output) == "d41d8cd98f00b204e9800998ecf8427e")
    }

    @Test func agreesWithOpenSSLAtEveryLengthAndAlignment() throws {
        let seed: UInt64 = 0x4D44_3501
        var generator = SeededGenerator(seed: seed)
        let pool = generator.bytes(count: 65536)
        for run in 0..<100_000 {
            let count = run % 301
            let start = Int.random(in: 0..<pool.count - count, using: &generator)
            let message = pool[start..<start + count]
            let expected = try MessageDigest.md5.stockDigest(message.span)
            guard expected.copyBytes() == Self.digest(message) else {
                Issue.record("seed \(seed), run \(run): \(count) bytes from \(start)")
                return
            }
        }
    }

    @Test func writesWhereTheMessageLies() throws {
        var generator = SeededGenerator(seed: 0x4D44_3502)
        for count in 16...200 {
            let message = generator.bytes(count: count)
            let memory = PinnedBytes(message, offset: count % 8)
            unsafe md5_digest(memory.start, count, memory.start + (count - 16))
            let expected = try MessageDigest.md5.stockDigest(message.span).copyBytes()
            #expect(Array(memory.bytes.suffix(16)) == expected, "\(count) bytes")
            #expect(memory.bytes.dropLast(16) == message.dropLast(16), "\(count) bytes")
        }
    }
}
#endif
