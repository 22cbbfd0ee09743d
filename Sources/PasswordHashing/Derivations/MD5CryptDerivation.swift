public import CryptoPrimitives

/// md5-crypt (Poul-Henning Kamp, FreeBSD 2.0): a thousand rounds of MD5, with a text of the format's own at the start.
///
/// libxcrypt computes `$1$`, which it has, and faster than MD5 call by call. A password ends at its first NUL, as it did
/// where the hash was made.
public struct MD5CryptDerivation: DerivationFunction {
    /// Fixed by the format.
    static let rounds = 1000

    /// What enters the first digest between password and salt, and tells the kin apart: `$1$`, `$apr1$`, nothing.
    private let magic: String

    init(magic: String) {
        self.magic = magic
    }

    public var cost: HashCost { HashCost(work: UInt64(Self.rounds) + 2, unit: .digests) }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let password = password.extracting(first: password.countBeforeNUL)
        do throws(PrimitiveError) {
            let isOfLibxcrypt = magic == "$1$" && password.count <= CryptFunction.maximumPasswordByteCount
            return isOfLibxcrypt ? try libxcryptDigest(password, salt) : try digest(password, salt)
        } catch {
            throw HashingError(error)
        }
    }

    private func libxcryptDigest(
        _ password: Span<UInt8>, _ salt: Span<UInt8>
    ) throws(PrimitiveError) -> SecretBytes {
        let setting = Array(magic.utf8) + salt.indices.map { salt[$0] } + [UInt8(ascii: "$")]
        let text = try CryptFunction.hash(password: password, setting: setting)
        return text.withBytes { CryptDigestOrder.md5.key($0.extracting(droppingFirst: setting.count)) }
    }

    private func digest(_ password: Span<UInt8>, _ salt: Span<UInt8>) throws(PrimitiveError) -> SecretBytes {
        var digest = try firstDigest(password, salt)
        for round in 0..<Self.rounds {
            let isEven = round.isMultiple(of: 2)
            let hasSalt = !round.isMultiple(of: 3)
            let hasPassword = !round.isMultiple(of: 7)
            let count =
                digest.count + password.count + (hasSalt ? salt.count : 0) + (hasPassword ? password.count : 0)
            let message = digest.withBytes { last in
                SecretBytes(count: count) { append in
                    add(isEven ? last : password, append)
                    if hasSalt { add(salt, append) }
                    if hasPassword { add(password, append) }
                    add(isEven ? password : last, append)
                }
            }
            digest = try message.withBytes { message throws(PrimitiveError) in try MessageDigest.md5.digest(message) }
        }
        return digest
    }

    /// The digest that goes into the first round.
    private func firstDigest(_ password: Span<UInt8>, _ salt: Span<UInt8>) throws(PrimitiveError) -> SecretBytes {
        let inner = SecretBytes(count: 2 * password.count + salt.count) { append in
            add(password, append)
            add(salt, append)
            add(password, append)
        }
        let mixed = try inner.withBytes { inner throws(PrimitiveError) in try MessageDigest.md5.digest(inner) }
        // One byte for each bit of the length: NUL for a one, the password's first byte for a zero.
        let bitCount = Int.bitWidth - password.count.leadingZeroBitCount
        let message = mixed.withBytes { mixed in
            SecretBytes(count: 2 * password.count + magic.utf8.count + salt.count + bitCount) { append in
                add(password, append)
                for byte in magic.utf8 { append(byte) }
                add(salt, append)
                for index in password.indices { append(mixed[index % mixed.count]) }
                for bit in 0..<bitCount { append(password.count >> bit & 1 == 1 ? 0 : password[0]) }
            }
        }
        return try message.withBytes { message throws(PrimitiveError) in try MessageDigest.md5.digest(message) }
    }

    private func add(_ bytes: Span<UInt8>, _ append: (UInt8) -> Void) {
        for index in bytes.indices { append(bytes[index]) }
    }
}
