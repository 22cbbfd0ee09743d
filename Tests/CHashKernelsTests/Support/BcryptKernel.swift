#if arch(x86_64)

import CHashKernels
import CryptoPrimitives
import Testing

/// One of the two functions of bcrypt.
enum BcryptKernel {
    case portable, avx2

    /// Whether the CPU has what the function needs.
    var isSupported: Bool {
        switch self {
        case .portable: true
        case .avx2: cpu_features() & UInt32(CPU_FEATURE_AVX2) != 0
        }
    }

    /// The prefixes, each with what it asks of the kernel; a question mark for keys that are whole.
    private static let variants: [Character: bcrypt_variant] = [
        "a": BCRYPT_2A, "b": BCRYPT_2B, "x": BCRYPT_2X, "y": BCRYPT_2B, "?": BCRYPT_WHOLE_KEY,
    ]

    /// The digests of up to four jobs, in one call.
    func digests(_ jobs: [BcryptTestJob], prefix: Character, cost: UInt32) throws -> [[UInt8]] {
        let variant = try #require(Self.variants[prefix])
        let passwords = jobs.enumerated().map { PinnedBytes($1.password, offset: $0 % 3) }
        let salts = jobs.enumerated().map { PinnedBytes($1.salt, offset: $0 % 4) }
        let outputs = jobs.enumerated().map { index, _ in
            PinnedBytes([UInt8](repeating: 0xEE, count: Int(BCRYPT_DIGEST_COUNT)), offset: index)
        }
        let pointers = unsafe jobs.indices.map { index in
            unsafe bcrypt_job(
                password: passwords[index].start, password_count: passwords[index].count,
                salt: salts[index].start, output: outputs[index].start)
        }
        var parameters = bcrypt_parameters(variant: variant, cost: cost)
        withExtendedLifetime((passwords, salts, outputs)) {
            switch self {
            case .portable: unsafe bcrypt_hash_interleaved(&parameters, pointers, pointers.count)
            case .avx2: unsafe bcrypt_hash_interleaved_avx2(&parameters, pointers, pointers.count)
            }
        }
        return outputs.map(\.bytes)
    }
}

/// A password and its salt.
struct BcryptTestJob {
    let password: [UInt8]
    let salt: [UInt8]

    /// The whole text of a hash, ours.
    func text(_ digest: [UInt8], prefix: Character, cost: String = "04") -> String {
        "$2\(prefix)$\(cost)$" + CryptText.bcrypt(salt) + CryptText.bcrypt(digest)
    }

    /// The whole text of a hash, libxcrypt's.
    func expected(prefix: Character) throws -> String {
        let setting = "$2\(prefix)$04$" + CryptText.bcrypt(salt)
        let text = try CryptFunction.hash(password: password.span, setting: Array(setting.utf8))
        return String(decoding: text.copyBytes(), as: UTF8.self)
    }
}

#endif
