#if arch(x86_64)

import CHashKernels

/// crypt(3) with one of the two digests.
enum SHACryptKernel: CaseIterable {
    case sha256, sha256AVX2, sha512

    /// Whether the CPU has what the function needs.
    var isSupported: Bool {
        switch self {
        case .sha256: SHAKernel.hasSHA
        case .sha256AVX2, .sha512: SHAKernel.hasAVX2
        }
    }

    static var supported: [SHACryptKernel] { allCases.filter(\.isSupported) }

    var prefix: String {
        switch self {
        case .sha256, .sha256AVX2: "$5$"
        case .sha512: "$6$"
        }
    }

    /// The length of the digest in bytes.
    var digestCount: Int { self == .sha512 ? 64 : 32 }

    /// What stands behind the last dollar of the crypt string.
    func text(password: [UInt8], salt: [UInt8], rounds: UInt32) -> String {
        let password = PinnedBytes(password, offset: password.count % 64)
        let salt = PinnedBytes(salt, offset: salt.count % 7)
        var digest = [UInt8](repeating: 0, count: digestCount)
        let function =
            switch self {
            case .sha256: unsafe sha256_crypt_sha
            case .sha256AVX2: unsafe sha256_crypt_avx2
            case .sha512: unsafe sha512_crypt_avx2
            }
        unsafe function(password.start, password.count, salt.start, salt.count, rounds, &digest)
        return text(ofDigest: digest)
    }

    /// Drepper's step 22: three bytes from three thirds of the digest, whose places change round; what is left of it.
    func text(ofDigest digest: [UInt8]) -> String {
        if self == .sha512 {
            let thirds = Self.order(count: 21) { ($0.1 + 1, $0.2 + 1, $0.0 + 1) }
            return CryptText.phpass(thirds.map { digest[$0] } + [digest[63]])
        }
        let thirds = Self.order(count: 10) { ($0.2 + 1, $0.0 + 1, $0.1 + 1) }
        return CryptText.phpass(thirds.map { digest[$0] } + [digest[30], digest[31]])
    }

    /// The places of three bytes at a time, the lowest bits first.
    private static func order(count: Int, next: ((Int, Int, Int)) -> (Int, Int, Int)) -> [Int] {
        var places: [Int] = []
        var group = (0, count, 2 * count)
        for _ in 0..<count {
            places += [group.2, group.1, group.0]
            group = next(group)
        }
        return places
    }
}

#endif
