internal import HashEncoding

/// Drupal 7 to 10: PHPass with SHA-512.
///
///     $S$D<8 characters of salt><43 characters of digest>
///
/// The character after the prefix is log2 of the count in crypt's base 64, 7 to 30. SHA-512 over salt and password, then
/// 2^count times over the last digest and the password; of its 86 characters Drupal keeps 43, so that the whole has 55.
/// The eight bytes of salt are used as they stand, whichever they are.
///
/// Passwords: any bytes, NUL included, up to 512; Drupal refuses longer ones since 7.34.
public struct DrupalSHA512: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .drupalSHA512, title: "Drupal SHA-512", units: [.drupalDigests], shapes: [.prefix("$S$")],
        digestField: .init(separator: "$", offset: 9, .crypt64), formats: ["drupal-sha512"])

    private let form: DrupalForm
    public var digest: Digest { form.digest }

    /// log2 of the number of SHA-512 calls after the first.
    public var countLog2: Int { form.countLog2 }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        form = try DrupalForm(parsing: Array(stored.hash.utf8)[...], of: .drupalSHA512)
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(form.text, declaredScheme: .drupalSHA512) }

    public var publicParameters: [HashParameter] { [HashParameter("countLog2", countLog2)] }

    // MARK: Cost

    public static let strengthRules = [DrupalForm.strengthRule]

    public var strength: HashStrength { form.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(DrupalDerivation(countLog2: countLog2), salt: form.salt)
    }
}

/// `$S$`, a character of the count, eight bytes of salt and 43 characters.
struct DrupalForm: Sendable, Hashable {
    let countLog2: Int
    let salt: Salt
    /// 33 bytes, of the last of which two bits count.
    let digest: Digest

    init(parsing text: ArraySlice<UInt8>, of scheme: Scheme) throws(HashFormatError) {
        let text = Array(text)
        guard text.count == 55, text.starts(with: "$S$".utf8) else {
            throw .malformed(scheme, "the text", "is not $S$ and 52 bytes")
        }
        guard let count = Crypt64.value(of: text[3]), PHPass.countLog2Range ~= Int(count) else {
            throw .malformed(scheme, "the count character", "stands for no log2 from 7 to 30")
        }
        // With the character of the digest's next six bits, as zero, it is 33 bytes.
        guard let digest = try? Crypt64.decode(Array(text[12...]) + [UInt8(ascii: ".")]) else {
            throw .malformed(scheme, "the digest", "is not 43 characters of ./0-9A-Za-z")
        }
        countLog2 = Int(count)
        salt = Salt(bytes: Array(text[4..<12]))
        self.digest = Digest(digest)
    }

    var text: String {
        let head = [Crypt64.character(of: UInt8(countLog2))] + salt.bytes
        return "$S$" + String(decoding: head, as: UTF8.self) + String(Crypt64.encode(digest.bytes).dropLast())
    }

    /// A call of a short password is one compression of SHA-512, an iteration of PBKDF2 two: twice OWASP's 220,000 are as
    /// strong, and a tenth of that adequate.
    static let strengthRule = StrengthRule(.init("digests", adequate: 44_000, strong: 440_000), for: "$S$")

    var strength: HashStrength { Self.strengthRule.strength(1 << UInt64(countLog2)) }
}

extension Scheme {
    public static let drupalSHA512 = Scheme("drupal-sha512")
}
