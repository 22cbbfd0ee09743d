import CryptoPrimitives
import TestSupport
import Testing

@Suite struct AES256CTRTests {
    /// A zero message under a zero counter gives AES of 0, 1, 2: the GCM specification (McGrew and Viega 2005) lists
    /// them for the zero key, in test cases 13 and 14, as H, E(K, Y0) and the ciphertext of zeros.
    @Test func counterRunsAsInTheGCMSpecification() throws {
        let keystream = try counterMode([UInt8](repeating: 0, count: 48), key: [UInt8](repeating: 0, count: 32))
        #expect(
            hexText(keystream) == "dc95c078a2408989ad48a21492842087"
                + "530f8afbc74536b9a963b4f1c4cb738b" + "cea7403d4d606b6e074ec5d3baf39d18")
    }

    /// NIST AESAVS, appendices C.3 and E.3: AES-256 of a zero block, the first block of our keystream.
    @Test(arguments: [
        (
            "c47b0294dbbbee0fec4757f22ffeee3587ca4730c3d33b691df38bab076bc558",
            "46f2fb342d6f0ab477476fc501242c5f"
        ),
        (
            "8000000000000000000000000000000000000000000000000000000000000000",
            "e35a6dcb19b201a01ebcfa8aa22b5759"
        ),
    ])
    func firstBlockAgreesWithTheKnownAnswerTests(key: String, block: String) throws {
        #expect(hexText(try counterMode([UInt8](repeating: 0, count: 16), key: bytes(hex: key))) == block)
    }

    @Test func aMessageIsXoredWithTheKeystreamAndKeepsItsLength() throws {
        let key = Array(UInt8(0)..<32)
        let keystream = try counterMode([UInt8](repeating: 0, count: 100), key: key)
        var generator = SeededGenerator(seed: 38)
        for count in [0, 1, 15, 16, 17, 64, 100] {
            let message = generator.bytes(count: count)
            let output = try counterMode(message, key: key)
            #expect(output == zip(message, keystream).map { $0 ^ $1 })
            #expect(try counterMode(output, key: key) == message)
        }
    }

    @Test(arguments: [0, 16, 24, 31, 33, 64])
    func refusesAKeyOfAnotherLength(count: Int) {
        #expect(throws: PrimitiveError.invalidParameter("key length")) {
            try counterMode([1], key: [UInt8](repeating: 0, count: count))
        }
    }
}
