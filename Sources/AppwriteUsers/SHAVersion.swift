/// The digest functions that the service's endpoint for SHA knows, by their names on the wire.
public enum SHAVersion: String, Sendable, Hashable, CaseIterable {
    case sha1
    case sha224
    case sha256
    case sha384
    case sha512
    case sha512Slash224 = "sha512/224"
    case sha512Slash256 = "sha512/256"
    case sha3With224Bits = "sha3-224"
    case sha3With256Bits = "sha3-256"
    case sha3With384Bits = "sha3-384"
    case sha3With512Bits = "sha3-512"

    /// The length of a digest in bytes (FIPS 180-4 and FIPS 202).
    public var digestByteCount: Int {
        switch self {
        case .sha1: 20
        case .sha224, .sha512Slash224, .sha3With224Bits: 28
        case .sha256, .sha512Slash256, .sha3With256Bits: 32
        case .sha384, .sha3With384Bits: 48
        case .sha512, .sha3With512Bits: 64
        }
    }

    /// Whether servers since 1.8 can verify it: they refuse the truncated forms of SHA-512, which older ones knew.
    public var isOnCurrentServers: Bool { self != .sha512Slash224 && self != .sha512Slash256 }
}
