internal import CryptoPrimitives
internal import HashEncoding

/// The text that sha256-crypt and sha512-crypt share, without its prefix.
struct SHACryptForm: Sendable, Hashable {
    /// Where the text names none.
    private static let defaultRounds: UInt32 = 5000

    /// Within the range of the format.
    let rounds: UInt32
    /// Whether the text names them.
    private let namesRounds: Bool
    let salt: Salt
    let digest: Digest
    private let order: CryptDigestOrder

    init(
        parsing stored: StoredHash, _ order: CryptDigestOrder, prefix: String, of scheme: Scheme
    ) throws(HashFormatError) {
        let text = stored.hash.utf8
        let form = "\(prefix)[rounds=N$]salt$digest"
        guard text.starts(with: prefix.utf8) else { throw .malformed(scheme, "the text", "is not \(form)") }
        let fields = try HashFields(
            text.dropFirst(prefix.utf8.count), separator: "$", counts: 2...3, of: scheme, form: form)
        let marker = Array("rounds=".utf8)
        namesRounds = fields[0].starts(with: marker)
        guard fields.count == (namesRounds ? 3 : 2) else { throw .malformed(scheme, "the text", "is not \(form)") }
        rounds = namesRounds ? try Self.rounds(fields[0].dropFirst(marker.count), of: scheme) : Self.defaultRounds
        let salt = try CryptText.salt(fields[fields.count - 2], of: scheme)
        guard let digest = order.digest(fields[fields.count - 1]) else {
            throw .malformed(scheme, "the digest", "is not crypt's base 64 of a digest")
        }
        self.salt = Salt(bytes: Array(salt.prefix(SHACryptFunction.maximumSaltByteCount)))
        self.digest = digest
        self.order = order
    }

    /// The rounds that are computed: those of the text, moved to the nearer end of the format's range.
    private static func rounds(_ digits: ArraySlice<UInt8>, of scheme: Scheme) throws(HashFormatError) -> UInt32 {
        guard let number = DecimalNumber.parse(digits, as: UInt64.self) else {
            throw .malformed(scheme, "rounds", "is not a decimal number")
        }
        let range = SHACryptFunction.rounds
        return UInt32(min(max(number, UInt64(range.lowerBound)), UInt64(range.upperBound)))
    }

    func text(_ prefix: String) -> String {
        let named = namesRounds ? "rounds=\(rounds)$" : ""
        return "\(prefix)\(named)\(CryptText.text(salt.bytes))$\(order.text(digest))"
    }
}
