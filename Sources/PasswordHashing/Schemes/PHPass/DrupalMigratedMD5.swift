internal import CryptoPrimitives

/// Drupal 6's MD5, which an update to Drupal 7 has hashed once more (`user_update_7000`).
///
///     U$S$9<8 characters of salt><43 characters of digest>
///     U$P$9<8 characters of salt><22 characters of digest>
///
/// `U` before a hash of Drupal's or of PHPass, of which the password is MD5 of the user's, in 32 lower-case hex digits.
///
/// Passwords: any bytes, NUL included, of any length.
public struct DrupalMigratedMD5: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .drupalMigratedMD5, title: "Drupal 7 over MD5", units: [.drupalDigests, .phpassDigests],
        shapes: [.prefix("U$")],
        digestField: .init(separator: "$", offset: 9, .crypt64), formats: ["drupal-migrated-md5"])

    /// The hash around the MD5.
    private enum Outer: Sendable, Hashable {
        case drupal(DrupalForm)
        case phpass(PHPass)
    }

    private let outer: Outer

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = Array(stored.hash.utf8)
        guard text.first == UInt8(ascii: "U") else { throw .malformed(.drupalMigratedMD5, "the prefix", "is not U$") }
        if text.dropFirst().starts(with: "$S$".utf8) {
            outer = .drupal(try DrupalForm(parsing: text.dropFirst(), of: .drupalMigratedMD5))
            return
        }
        let inner = StoredHash(String(decoding: text.dropFirst(), as: UTF8.self))
        do {
            outer = .phpass(try PHPass(parsing: inner))
        } catch {
            throw .malformed(.drupalMigratedMD5, error.field ?? "the text", error.reason)
        }
    }

    // MARK: Writing

    public var stored: StoredHash {
        let inner =
            switch outer {
            case .drupal(let form): form.text
            case .phpass(let hash): hash.stored.hash
            }
        return StoredHash("U" + inner, declaredScheme: .drupalMigratedMD5)
    }

    public var publicParameters: [HashParameter] {
        switch outer {
        case .drupal(let form): [HashParameter("digest", "sha512"), HashParameter("countLog2", form.countLog2)]
        case .phpass(let hash): [HashParameter("digest", "md5"), HashParameter("countLog2", hash.countLog2)]
        }
    }

    // MARK: Cost

    public static let strengthRules = [DrupalForm.strengthRule, .always(PHPass.strengthRules[0].best, for: "$P$")]

    /// The outer hash's.
    public var strength: HashStrength {
        switch outer {
        case .drupal(let form): form.strength
        case .phpass(let hash): hash.strength
        }
    }

    // MARK: Verifying

    public var digest: Digest {
        switch outer {
        case .drupal(let form): form.digest
        case .phpass(let hash): hash.digest
        }
    }

    public var derivation: KeyDerivation {
        switch outer {
        case .drupal(let form):
            KeyDerivation(
                DrupalDerivation(countLog2: form.countLog2), salt: form.salt, transforms: [EncodedDigest(.md5, .hex)])
        case .phpass(let hash):
            KeyDerivation(
                hash.derivation.function, salt: hash.derivation.salt, transforms: [EncodedDigest(.md5, .hex)])
        }
    }
}

extension Scheme {
    public static let drupalMigratedMD5 = Scheme("drupal-migrated-md5")
}
