extension CreateUser.Credential {
    /// A password and a hash have the same bounds, in bytes (Users API, validators: PlainPassword, HashString).
    private static let passwordByteCounts = 8...256

    /// Checks the rules of the wire for the parameters that start with `password`.
    func check(allowLegacySHAVersions: Bool) throws(WireRuleViolation) {
        switch self {
        case .none: break
        case .plain(let text), .argon2(let text), .bcrypt(let text), .phpass(let text):
            try Self.checkPasswordByteCount(of: text)
        case .md5(let hash):
            // MD5 has 16 bytes (RFC 1321).
            try WireRules.checkLowercaseHex(hash, digits: 32, field: .password)
        case .sha(let hash, let version):
            try WireRules.checkLowercaseHex(hash, digits: version.digestByteCount * 2, field: .password)
            guard allowLegacySHAVersions || version.isOnCurrentServers else {
                throw WireRuleViolation(field: .passwordVersion, rule: .notOnCurrentServers)
            }
        case .scrypt(let credential): try credential.check()
        case .scryptModified(let credential): try credential.check()
        }
    }

    fileprivate static func checkPasswordByteCount(of text: String) throws(WireRuleViolation) {
        try WireRules.checkByteCount(of: text, in: passwordByteCounts, field: .password)
    }
}

extension CreateUser.Credential {
    /// The bounds of the parameters that are text, in code points (Users API, create endpoints 7 and 8: Text).
    public static let optionCodePointCounts = 1...128
}

extension ScryptCredential {
    /// The lengths of a digest in bytes: php-scrypt derives 16 at least, and 128 are as many as 256 hex digits can say
    /// (Users API, verification).
    public static let lengths = 16...128

    /// scrypt's bound on r·p, exclusive (RFC 7914, section 6).
    private static let productBound = 1 << 30

    fileprivate func check() throws(WireRuleViolation) {
        try CreateUser.Credential.checkPasswordByteCount(of: hash)
        let counts = CreateUser.Credential.optionCodePointCounts
        try WireRules.checkCodePointCount(of: salt, in: counts, field: .passwordSalt)
        try WireRules.checkIsNotZero(salt, field: .passwordSalt)
        guard cpu > 1, cpu <= Int(Int32.max), cpu & (cpu - 1) == 0 else {
            throw WireRuleViolation(field: .passwordCpu, rule: .powerOfTwo)
        }
        let factors = 1...(Self.productBound - 1)
        try WireRules.check(memory, in: factors, field: .passwordMemory)
        try WireRules.check(parallel, in: factors, field: .passwordParallel)
        guard memory * parallel < Self.productBound else {
            throw WireRuleViolation(field: .passwordParallel, rule: .scryptProduct)
        }
        try WireRules.check(length, in: Self.lengths, field: .passwordLength)
        guard hash.utf8.count == length * 2 else {
            throw WireRuleViolation(field: .passwordLength, rule: .lengthOfHash)
        }
        try WireRules.checkLowercaseHex(hash, digits: length * 2, field: .password)
    }
}

extension ScryptModifiedCredential {
    fileprivate func check() throws(WireRuleViolation) {
        try CreateUser.Credential.checkPasswordByteCount(of: hash)
        // The server compares the text of the hash: one that no encoder writes would never match.
        let hashByteCount = try WireRules.checkBase64(hash, canonical: true, field: .password)
        _ = try Self.checkParameter(salt, field: .passwordSalt)
        _ = try Self.checkParameter(saltSeparator, field: .passwordSaltSeparator)
        let keyByteCount = try Self.checkParameter(signerKey, field: .passwordSignerKey)
        guard keyByteCount == hashByteCount else {
            throw WireRuleViolation(field: .passwordSignerKey, rule: .lengthOfDecodedHash)
        }
    }

    private static func checkParameter(
        _ text: String, field: WireRuleViolation.Field
    ) throws(WireRuleViolation) -> Int {
        try WireRules.checkCodePointCount(of: text, in: CreateUser.Credential.optionCodePointCounts, field: field)
        try WireRules.checkIsNotZero(text, field: field)
        return try WireRules.checkBase64(text, field: field)
    }
}
