internal import CryptoPrimitives
internal import PasswordHashing

extension PBKDF2Derivation: CostsElsewhere {
    /// Every one of them takes the iterations as they are.
    var settings: [TuneSettings?] {
        let (name, count) = (digest.rawValue, outputByteCount)
        return [
            TuneSettings(
                "php", "PHP", "hash_pbkdf2('\(name)', $p, $salt, \(iterations), \(count), true)"),
            // Django has hashers of these two.
            digest == .sha512
                ? nil
                : .django(
                    digest == .sha1 ? "PBKDF2SHA1PasswordHasher" : "PBKDF2PasswordHasher",
                    ["iterations = \(iterations)"]),
            TuneSettings(
                "spring", "Spring Security", "// no secret, salt length, iterations",
                "new Pbkdf2PasswordEncoder(\"\", 16, \(iterations),",
                "  SecretKeyFactoryAlgorithm.PBKDF2WithHmac\(name.uppercased()))"),
            TuneSettings(
                "hashlib", "Python, hashlib", "hashlib.pbkdf2_hmac(\"\(name)\", password, salt, \(iterations))"),
            TuneSettings(
                "passlib", "Python, passlib", "passlib.hash.pbkdf2_\(name).using(rounds=\(iterations))"),
            TuneSettings(
                "node", "Node, crypto",
                "crypto.pbkdf2Sync(password, salt, \(iterations), \(count), '\(name)')"),
            TuneSettings(
                "go", "Go, crypto/pbkdf2", "pbkdf2.Key(\(goName).New, password, salt, \(iterations), \(count))"),
            TuneSettings(
                "dotnet", ".NET", "Rfc2898DeriveBytes.Pbkdf2(password, salt, \(iterations),",
                "  HashAlgorithmName.\(name.uppercased()), \(count))"),
        ]
    }

    /// `sha512.New`, `sha1.New`, `sha256.New`: each package has the digest's name.
    private var goName: String { digest.rawValue }

    var fateInAppwrite: String { "no endpoint takes PBKDF2: import it into the embedded database" }
}
