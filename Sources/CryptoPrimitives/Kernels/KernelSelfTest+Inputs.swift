// What the self-tests compute with, and how their answers are written.

extension KernelSelfTest {
    /// Inputs whose bytes follow from their number, with passwords of 0...72 bytes.
    static func inputs(_ count: Int, saltCount: Int) -> [DerivationInput] {
        (0..<count).map { input(password($0), salt: salt($0, count: saltCount)) }
    }

    static func password(_ number: Int) -> [UInt8] {
        (0..<number * 23 % 73).map { UInt8(1 + (31 * number + 7 * $0) % 255) }
    }

    static func salt(_ number: Int, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: 101 * number + 13 * $0 + 5) }
    }

    static func message(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + count) }
    }

    static func input(_ password: [UInt8], salt: [UInt8]) -> DerivationInput {
        DerivationInput(password: SharedSecretBytes(SecretBytes(copying: password.span)), salt: salt)
    }

    /// One hash as it is, several as the FNV-1a of all.
    static func answer(
        _ inputs: [DerivationInput], _ outputByteCount: Int, memoryByteCount: Int = 0, compute: ([KernelJob]) -> Void
    ) throws(PrimitiveError) -> String {
        let outputs = try unsafe KernelJob.run(
            inputs[...], outputByteCount: outputByteCount, memoryByteCount: memoryByteCount, compute: compute)
        let bytes = outputs.flatMap { $0.withBytes { bytes in bytes.indices.map { bytes[$0] } } }
        return outputs.count == 1 ? text(bytes) : digestText(bytes)
    }

    /// FNV-1a (Fowler, Noll and Vo), 64 bits.
    static func digestText(_ bytes: [UInt8]) -> String {
        let digest = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return text((0..<8).map { UInt8(truncatingIfNeeded: digest >> (56 - 8 * $0)) })
    }

    /// Lower-case hex: the answers are written so.
    private static func text(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
