internal import PasswordHashing

extension Scrypt.Parameters: CostsElsewhere {
    var settings: [TuneSettings?] {
        let (lanes, log2, length) = (parallelism, costN.trailingZeroBitCount, digestByteCount)
        // OpenSSL refuses more than 32 MiB unless told; it counts V, B and X: 128 r (N + p + 2).
        let maximum = 128 * UInt64(blockSize) * (costN + UInt64(lanes) + 2)
        return [
            .django(
                "ScryptPasswordHasher",
                [
                    "work_factor = 2**\(log2)", "block_size = \(blockSize)", "parallelism = \(lanes)",
                    "maxmem = \(maximum)",
                ]),
            TuneSettings(
                "spring", "Spring Security", "// N, r, p, hash and salt length",
                "new SCryptPasswordEncoder(\(costN), \(blockSize), \(lanes), \(length), 16)"),
            TuneSettings(
                "hashlib", "Python, hashlib", "hashlib.scrypt(",
                "    password, salt=salt, n=2**\(log2), r=\(blockSize), p=\(lanes), dklen=\(length),",
                "    maxmem=\(maximum))"),
            TuneSettings(
                "passlib", "Python, passlib",
                "passlib.hash.scrypt.using(rounds=\(log2), block_size=\(blockSize), parallelism=\(lanes))"),
            TuneSettings(
                "node", "Node, crypto", "crypto.scryptSync(password, salt, \(length), {",
                "  N: 2 ** \(log2), r: \(blockSize), p: \(lanes), maxmem: \(maximum) })"),
            TuneSettings(
                "go", "Go, x/crypto/scrypt",
                "scrypt.Key(password, salt, 1<<\(log2), \(blockSize), \(lanes), \(length))"),
            TuneSettings(
                "dotnet", ".NET, Scrypt.NET", "new ScryptEncoder(\(costN), \(blockSize), \(lanes))  // N, r, p"),
        ]
    }

}

extension Bcrypt.Parameters: CostsElsewhere {
    /// Every one of them takes log2 of the key expansions.
    var settings: [TuneSettings?] {
        [
            TuneSettings("php", "PHP", "password_hash($p, PASSWORD_BCRYPT, ['cost' => \(cost)])"),
            .django("BCryptSHA256PasswordHasher", ["rounds = \(cost)"]),
            TuneSettings("spring", "Spring Security", "new BCryptPasswordEncoder(\(cost))"),
            TuneSettings(
                "python", "Python, bcrypt", "bcrypt.hashpw(password, bcrypt.gensalt(rounds=\(cost)))"),
            // passlib 1.7.4 tries a password over 72 bytes, which bcrypt 5 refuses.
            TuneSettings(
                "passlib", "Python, passlib", "passlib.hash.bcrypt.using(rounds=\(cost))  # with bcrypt below 5"),
            TuneSettings("node", "Node, bcrypt", "bcrypt.hash(password, \(cost))"),
            TuneSettings("go", "Go, x/crypto/bcrypt", "bcrypt.GenerateFromPassword(password, \(cost))"),
            TuneSettings(
                "rails", "Rails", "config.stretches = \(cost)       # Devise",
                "BCrypt::Engine.cost = \(cost)    # has_secure_password"),
            TuneSettings(
                "dotnet", ".NET, BCrypt.Net-Next",
                "BCrypt.Net.BCrypt.HashPassword(password, workFactor: \(cost))"),
        ]
    }
}

extension PHPass.TuningCount: CostsElsewhere {
    /// Openwall's class writes 5 more than it is told (PasswordHash.php, gensalt_private), and takes 4 and more.
    var settings: [TuneSettings?] {
        guard countLog2 >= 9 else { return [] }
        let count = "new PasswordHash(\(countLog2 - 5), true)  // Openwall's class; its count is 2^\(countLog2)"
        return [TuneSettings("php", "PHP", count)]
    }
}
