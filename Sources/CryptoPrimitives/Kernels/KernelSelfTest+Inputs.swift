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

    /// At which padding takes a turn.
    static let messageByteCounts = [0, 1, 3, 55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 200]

    /// Of suffixes that end in the first block, leave no room there for the length, and take a second block.
    static let suffixByteCounts = [20, 55, 100]

    /// The last password is longer than a block of any digest, and so is its salt.
    static func pbkdf2Inputs(_ count: Int) -> [DerivationInput] {
        inputs(count - 1, saltCount: 16) + [input(message(200), salt: salt(9, count: 150))]
    }

    /// The last block of output is cut; one key alone has no more than a block.
    static func pbkdf2OutputByteCount(_ digest: MessageDigest, count: Int) -> Int {
        count == 1 ? digest.byteCount : digest == .sha512 ? 100 : 50
    }

    /// The last password is longer than the lanes take.
    static func shaCryptInputs(_ count: Int) -> [DerivationInput] {
        let salt = Array("abcdefghijklmnop".utf8)
        let inputs = (0..<count - 1).map { input(password($0), salt: Array(salt.prefix(16 - 5 * ($0 % 4)))) }
        return inputs + [input(message(200).map { 1 + $0 % 255 }, salt: Array(salt.prefix(3)))]
    }

    /// As many jobs at a time as a kernel takes side by side; all at once where it takes one after the other.
    static func parts(_ jobs: [KernelJob], width: Int) -> [[KernelJob]] {
        let width = width == 1 ? unsafe jobs.count : width
        return unsafe stride(from: 0, to: jobs.count, by: width).map {
            unsafe Array(jobs[$0..<min($0 + width, jobs.count)])
        }
    }

    static let argon2Long = Argon2Parameters(
        variant: .argon2id, version: .v19, memory: 520, iterations: 1, parallelism: 1, outputCount: 32)

    static func argon2Short(_ variant: Argon2Function.Variant) -> Argon2Parameters {
        Argon2Parameters(variant: variant, version: .v19, memory: 16, iterations: 2, parallelism: 1, outputCount: 32)
    }

    static let argon2Lanes = Argon2Parameters(
        variant: .argon2id, version: .v16, memory: 30, iterations: 2, parallelism: 3, outputCount: 100)

    static func input(_ password: [UInt8], salt: [UInt8]) -> DerivationInput {
        DerivationInput(password: SharedSecretBytes(SecretBytes(copying: password.span)), salt: salt)
    }

    /// One hash as it is, several as the FNV-1a of all.
    static func answer(
        _ inputs: [DerivationInput], _ outputByteCount: Int, memoryByteCount: Int = 0, compute: ([KernelJob]) -> Void
    ) throws(PrimitiveError) -> String {
        let outputs = try unsafe KernelJob.run(
            inputs[...], outputByteCount: outputByteCount, memoryByteCount: memoryByteCount, compute: compute)
        return answer(outputs.map { $0.withBytes { bytes in bytes.indices.map { bytes[$0] } } })
    }

    /// One hash as it is, several as the FNV-1a of all.
    static func answer(_ outputs: [[UInt8]]) -> String {
        outputs.count == 1 ? text(outputs[0]) : digestText(outputs.flatMap(\.self))
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
