public import CryptoPrimitives

/// crypt(3) of libxcrypt with the costs of a setting: for the formats that no code of our own computes.
///
/// The key is the digest as the crypt string writes it, in characters. A password ends at its first NUL, as it did where
/// the hash was made.
public struct CryptDerivation: DerivationFunction {
    public let cost: HashCost
    public let usedPasswordByteCount: Int?

    /// What stands before the salt in a setting.
    private let head: [UInt8]
    /// What stands behind the salt in a setting.
    private let tail: [UInt8]
    /// How many bytes of the tail stand in the crypt string, before the digest.
    private let writtenTailByteCount: Int

    /// - Parameters:
    ///   - writtenTailByteCount: how much of the tail stands before the digest; all of it where nil.
    ///   - usedPasswordByteCount: how many bytes of a password count; nil for all.
    init(
        head: String, tail: String = "", writtenTailByteCount: Int? = nil, usedPasswordByteCount: Int? = nil,
        cost: HashCost
    ) {
        self.head = Array(head.utf8)
        self.tail = Array(tail.utf8)
        self.writtenTailByteCount = writtenTailByteCount ?? tail.utf8.count
        self.usedPasswordByteCount = usedPasswordByteCount
        self.cost = cost
    }

    /// - Throws: `passwordUnsupported` over libxcrypt's 511 bytes: nobody has made a hash of such a password with it.
    public func check(_ password: Span<UInt8>) throws(HashingError) {
        guard usedByteCount(of: password) <= CryptFunction.maximumPasswordByteCount else {
            throw .passwordUnsupported(
                reason: "is longer than the \(CryptFunction.maximumPasswordByteCount) bytes that crypt(3) takes")
        }
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        var setting = head
        for index in salt.indices { setting.append(salt[index]) }
        setting += tail
        do throws(PrimitiveError) {
            let used = password.extracting(first: usedByteCount(of: password))
            let text = try CryptFunction.hash(password: used, setting: setting)
            let start = head.count + salt.count + writtenTailByteCount
            guard text.count > start else { throw .backend(library: "libxcrypt", code: 0) }
            return text.withBytes { SecretBytes(copying: $0.extracting(droppingFirst: start)) }
        } catch {
            throw HashingError(error)
        }
    }

    private func usedByteCount(of password: Span<UInt8>) -> Int {
        password.extracting(first: usedPasswordByteCount ?? password.count).countBeforeNUL
    }
}

extension WorkUnit {
    /// Rounds of HMAC-SHA1 in sha1-crypt: 2^20, about two and a half seconds with libxcrypt, which writes up to 2^18.
    public static let sha1CryptRounds = WorkUnit("rounds of HMAC-SHA1", defaultLimit: 1 << 20, perMillisecond: 400)

    /// Rounds of Sun's MD5: 2^20, about three seconds with libxcrypt; Solaris adds a few thousand to its 4,096.
    public static let sunMD5Rounds = WorkUnit("rounds of Sun MD5", defaultLimit: 1 << 20, perMillisecond: 360)

    /// Encryptions with DES: 2^22, about half a second with libxcrypt. passlib writes 5,001, the format ends at 2^24.
    public static let desEncryptions = WorkUnit("DES encryptions", defaultLimit: 1 << 22, perMillisecond: 8000)

    /// Bytes that yescrypt writes and reads over: 4 GiB, about ten seconds with libxcrypt; Debian's default is 21 MiB.
    public static let yescryptBytes = WorkUnit(
        "bytes mixed by yescrypt", defaultLimit: 4 << 30, perMillisecond: 420 << 10)
}
