/// A kernel of `CHashKernels`, or several that share their code: what is used or left out as one.
enum Kernel: UInt32, CaseIterable, Sendable {
    case argon2AVX512, argon2AVX2
    /// One hash at a time; the next two are for batches.
    case scrypt, scryptAVX512, scryptAVX2
    case bcrypt, bcryptAVX2
    case md5
    /// One hash at a time; the next two are for batches.
    case phpass, phpassAVX2, phpassAVX512
    /// With SHA-224 in `sha256`, and SHA-384, SHA-512/224 and SHA-512/256 in `sha512`; those of AVX2 are for CPUs without
    /// SHA instructions.
    case sha1, sha1AVX2, sha256, sha256AVX2, sha512
    /// The iterated SHA-512 in lanes.
    case sha512IterateAVX512
    /// One key at a time, and two of SHA-256; the next three are for batches.
    case pbkdf2SHA1, pbkdf2SHA1AVX2, pbkdf2SHA256, pbkdf2SHA256AVX2, pbkdf2SHA512
    case pbkdf2SHA1AVX512, pbkdf2SHA256AVX512, pbkdf2SHA512AVX512
    /// One digest at a time, and two of `sha256Crypt`; the last two are for batches.
    case sha256Crypt, sha256CryptAVX2, sha512Crypt, sha256CryptAVX512, sha512CryptAVX512

    /// Its place in a mask of kernels.
    var bit: UInt32 { 1 << rawValue }

    /// What it needs (the headers of `CHashKernels`).
    var features: CPUFeatures {
        switch self {
        case .argon2AVX512, .phpassAVX512: [.x86_64, .avx512]
        case .pbkdf2SHA1AVX512, .pbkdf2SHA256AVX512, .pbkdf2SHA512AVX512: [.x86_64, .avx512]
        case .argon2AVX2, .bcryptAVX2, .phpassAVX2: [.x86_64, .avx2]
        case .sha1AVX2, .pbkdf2SHA1AVX2, .sha256AVX2, .pbkdf2SHA256AVX2, .sha256CryptAVX2: [.x86_64, .avx2]
        case .sha512, .pbkdf2SHA512, .sha512Crypt: [.x86_64, .avx2]
        case .scrypt, .scryptAVX2: [.x86_64, .avx2]
        case .scryptAVX512, .sha512IterateAVX512, .sha256CryptAVX512, .sha512CryptAVX512: [.x86_64, .avx2, .avx512]
        case .sha1, .sha256, .pbkdf2SHA1, .pbkdf2SHA256, .sha256Crypt: [.x86_64, .sha]
        case .bcrypt, .md5, .phpass: .x86_64
        }
    }

    /// The least level that has it.
    var level: HashKernels.Level { features.contains(.avx512) ? .full : .avx2 }

    /// What people call it.
    var name: String {
        switch self {
        case .argon2AVX512: "Argon2, AVX-512"
        case .argon2AVX2: "Argon2, AVX2"
        case .scrypt: "scrypt"
        case .scryptAVX512: "scrypt batches, AVX-512"
        case .scryptAVX2: "scrypt batches, AVX2"
        case .bcrypt: "bcrypt batches"
        case .bcryptAVX2: "bcrypt batches, AVX2"
        case .md5: "MD5"
        case .phpass: "PHPass"
        case .phpassAVX2: "PHPass batches, AVX2"
        case .phpassAVX512: "PHPass batches, AVX-512"
        case .sha1: "SHA-1, SHA instructions"
        case .sha256: "SHA-256, SHA instructions"
        case .sha1AVX2: "SHA-1, AVX2"
        case .sha256AVX2: "SHA-256, AVX2"
        case .sha512: "SHA-512, AVX2"
        case .sha512IterateAVX512: "iterated SHA-512 batches, AVX-512"
        case .pbkdf2SHA1: "PBKDF2-SHA1, SHA instructions"
        case .pbkdf2SHA256: "PBKDF2-SHA256, SHA instructions"
        case .pbkdf2SHA1AVX2: "PBKDF2-SHA1, AVX2"
        case .pbkdf2SHA256AVX2: "PBKDF2-SHA256, AVX2"
        case .pbkdf2SHA512: "PBKDF2-SHA512, AVX2"
        case .pbkdf2SHA1AVX512: "PBKDF2-SHA1 batches, AVX-512"
        case .pbkdf2SHA256AVX512: "PBKDF2-SHA256 batches, AVX-512"
        case .pbkdf2SHA512AVX512: "PBKDF2-SHA512 batches, AVX-512"
        case .sha256Crypt: "sha256-crypt, SHA instructions"
        case .sha256CryptAVX2: "sha256-crypt, AVX2"
        case .sha512Crypt: "sha512-crypt, AVX2"
        case .sha256CryptAVX512: "sha256-crypt batches, AVX-512"
        case .sha512CryptAVX512: "sha512-crypt batches, AVX-512"
        }
    }
}
