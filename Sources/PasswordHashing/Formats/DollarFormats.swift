/// Modular crypt and PHC strings: `$id$…`.
enum DollarFormats {
    static func format(of text: FormatBytes) -> HashFormat? {
        let fields = text.split(UInt8(ascii: "$"))
        guard fields.count >= 3 else { return nil }
        // $md5,rounds=904$…: the parameters may follow the identifier.
        let id = fields[1].bytes.prefix { $0 != UInt8(ascii: ",") }
        switch String(decoding: id, as: UTF8.self) {
        case "argon2i", "argon2d", "argon2id":
            return fields.count >= 4 && (fields[2].starts(with: "v=") || fields[2].starts(with: "m=")) ? .argon2 : nil
        case "2", "2a", "2b", "2x", "2y":
            return isBcrypt(fields[2...]) ? .bcrypt : combined(text)
        case "P", "H":
            return text.count == 34 && text.dropFirst(12).isCrypt64 ? .phpass : combined(text)
        case "S": return text.count == 55 && text.dropFirst(12).isCrypt64 ? .drupal7 : nil
        case "1": return isCrypt(fields[2...], salts: 0...8, digest: 22) ? .md5Crypt : nil
        case "apr1": return isCrypt(fields[2...], salts: 0...8, digest: 22) ? .apr1 : nil
        case "5": return isCrypt(fields[2...], salts: 0...16, digest: 43) ? .sha256Crypt : nil
        case "6": return isCrypt(fields[2...], salts: 0...16, digest: 86) ? .sha512Crypt : nil
        case "sm3": return isCrypt(fields[2...], salts: 0...16, digest: 43) ? .sm3Crypt : nil
        case "y": return isYescrypt(fields) ? .yescrypt : nil
        case "gy": return isYescrypt(fields) ? .gostYescrypt : nil
        case "smy": return isYescrypt(fields) ? .sm3Yescrypt : nil
        case "7": return fields.count == 4 && fields[3].count == 43 && fields[2].count >= 11 ? .scryptCrypt : nil
        case "3":
            return fields.count == 4 && fields[2].count == 0 && fields[3].count == 32 && fields[3].isHex
                ? .ntCrypt : nil
        case "sha1":
            return fields.count == 5 && fields[2].isDecimal && fields[4].count == 28 ? .sha1Crypt : kratos(fields)
        case "md5": return sunMD5(fields)
        case "scrypt": return fields.count == 5 && fields[2].starts(with: "ln=") ? .scrypt : nil
        case "s0", "s1": return fields.count == 5 && fields[2].isHex && fields[3].isBase64 ? .lambdaworksScrypt : nil
        case "bcrypt-sha256": return fields.count >= 4 ? .passlibBcryptSHA256 : nil
        case "wp": return fields.count == 5 && fields[2].starts(with: "2") ? .wordPressBcrypt : nil
        case "fbscrypt", "firescrypt", "f_scrypt": return fields.count >= 4 ? .firebaseScrypt : nil
        case "p5k2": return fields.count >= 4 ? .p5k2 : nil
        case "SHA": return fields.count == 4 && fields[3].isDigestHex ? .authMe : nil
        case "sha224", "sha256", "sha384", "sha512", "md4", "hmac": return kratos(fields)
        default: return other(fields)
        }
    }

    /// What stands behind `$2b$`: two digits, and characters of bcrypt's base 64, 53 of them unless the text was cut.
    private static func isBcrypt(_ fields: ArraySlice<FormatBytes>) -> Bool {
        guard fields.count == 2, let cost = fields.first, let rest = fields.last else { return false }
        return cost.count == 2 && cost.isDecimal && 20...53 ~= rest.count && rest.isCrypt64
    }

    /// `[rounds=N$]salt$digest`.
    private static func isCrypt(_ fields: ArraySlice<FormatBytes>, salts: ClosedRange<Int>, digest: Int) -> Bool {
        var fields = fields
        if fields.first?.starts(with: "rounds=") == true { fields = fields.dropFirst() }
        guard fields.count == 2, let salt = fields.first, let last = fields.last else { return false }
        return salts.contains(salt.count) && last.count == digest && last.isCrypt64
    }

    private static func isYescrypt(_ fields: [FormatBytes]) -> Bool {
        fields.count == 5 && fields[2].count >= 2 && fields[4].count == 43 && fields[4].isCrypt64
    }

    /// SunMD5 has a salt and 22 characters behind one or two dollars; Kratos writes base64 of 16 bytes, or a template.
    private static func sunMD5(_ fields: [FormatBytes]) -> HashFormat? {
        if let last = fields.last, fields.count >= 4, last.count == 22, last.isCrypt64 { return .sunMD5 }
        return fields.count == 3 && fields[2].base64ByteCount == 16 ? .kratosTemplate : kratos(fields)
    }

    private static func kratos(_ fields: [FormatBytes]) -> HashFormat? {
        if fields.count >= 4, fields[2].starts(with: "pf=") { return .kratosTemplate }
        return fields.count >= 3 && fields[fields.count - 1].base64ByteCount ?? 0 >= 16 && fields[2].count > 0
            ? .kratosTemplate : nil
    }

    /// phpBB writes a backslash between two identifiers: `$H\2y$…`.
    private static func combined(_ text: FormatBytes) -> HashFormat? {
        text.bytes.prefix(8).contains(UInt8(ascii: "\\")) && text.count > 30 ? .phpBBCombined : nil
    }

    private static func other(_ fields: [FormatBytes]) -> HashFormat? {
        let id = fields[1]
        if id.starts(with: "pbkdf2"), fields.count >= 4 { return .passlibPBKDF2 }
        if id.starts(with: "H\\") || id.starts(with: "2y\\"), fields.count >= 3 { return .phpBBCombined }
        // Spring's SCryptPasswordEncoder: hex of log2 N, r and p, then salt and key in base64.
        if 5...8 ~= id.count, id.isHex, fields.count == 4, fields[2].base64ByteCount ?? 0 >= 8,
            fields[3].base64ByteCount ?? 0 >= 16
        {
            return .springScrypt
        }
        return nil
    }
}
