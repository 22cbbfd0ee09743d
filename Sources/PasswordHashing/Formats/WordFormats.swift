/// What starts with a word or a digest: `pbkdf2_sha256$…`, `scrypt:32768:8:1$…`, `hex:salt`, and MediaWiki's `:A:…`.
enum WordFormats {
    static func format(of text: FormatBytes) -> HashFormat? {
        guard text.count >= 16 else { return nil }
        let separator = text.bytes.first { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: ":") }
        switch separator {
        case UInt8(ascii: "$"): return dollar(text.split(UInt8(ascii: "$")), text)
        case UInt8(ascii: ":"): return colon(text)
        default: return bare(text)
        }
    }

    /// `word$…$…`: Django, Werkzeug, Drupal.
    private static func dollar(_ fields: [FormatBytes], _ text: FormatBytes) -> HashFormat? {
        let rest = text.dropFirst(fields[0].count + 1)
        switch fields[0].text {
        case "pbkdf2_sha256": return isPBKDF2(fields) ? .djangoPBKDF2SHA256 : nil
        case "pbkdf2_sha1": return isPBKDF2(fields) ? .djangoPBKDF2SHA1 : nil
        case let word where word.hasPrefix("pbkdf2_"): return isPBKDF2(fields) ? .djangoPBKDF2Other : nil
        case "argon2":
            return DollarFormats.format(of: FormatBytes(Array("$".utf8)[...] + rest.bytes)) == .argon2
                ? .djangoArgon2 : nil
        case "bcrypt":
            return rest.bytes.first == UInt8(ascii: "$") && DollarFormats.format(of: rest) == .bcrypt
                ? .djangoBcrypt : nil
        case "bcrypt_sha256": return rest.starts(with: "$2") ? .djangoBcryptSHA256 : nil
        case "crypt": return fields.count == 3 && fields[2].count >= 13 ? .djangoCrypt : nil
        case "scrypt": return isDjangoScrypt(fields) ? .djangoScrypt : nil
        case "md5":
            guard fields.count == 3, fields[2].count == 32, fields[2].isHex else { return nil }
            return fields[1].count == 0 ? .djangoMD5 : .djangoSaltedMD5
        case "sha1":
            guard fields.count == 3, fields[2].count == 40, fields[2].isHex else { return nil }
            return fields[1].count == 0 ? .djangoSHA1 : .djangoSaltedSHA1
        case "sha224", "sha256", "sha384", "sha512":
            return fields.count == 3 && fields[2].isDigestHex ? .saltedDigestWord : nil
        case "U":
            return ["S", "P", "H"].contains(fields[1].text) && text.count > 30 ? .drupalUpdated : nil
        case "SCRAM-SHA-256": return fields.count == 3 ? .scram : nil
        case let word where word.hasPrefix("pbkdf2("): return fields.count == 3 && fields[2].isHex ? .web2py : nil
        default: return nil
        }
    }

    /// `algorithm$iterations$salt$base64`.
    private static func isPBKDF2(_ fields: [FormatBytes]) -> Bool {
        fields.count == 4 && fields[1].isDecimal && fields[3].isBase64
    }

    /// `scrypt$salt$N$r$p$base64`.
    private static func isDjangoScrypt(_ fields: [FormatBytes]) -> Bool {
        fields.count == 6 && fields[2...4].allSatisfy(\.isDecimal) && fields[5].isBase64
    }

    private static func colon(_ text: FormatBytes) -> HashFormat? {
        if text.starts(with: "pbkdf2:sha") || text.starts(with: "scrypt:") {
            let fields = text.split(UInt8(ascii: "$"))
            guard fields.count == 3, fields[2].isHex, fields[2].count >= 32 else { return nil }
            return text.starts(with: "scrypt:") ? .werkzeugScrypt : .werkzeugPBKDF2
        }
        let fields = text.split(UInt8(ascii: ":"))
        guard text.bytes.allSatisfy({ $0 > 0x20 }) else { return nil }
        let (first, last) = (fields[0], fields[fields.count - 1])
        if fields.count == 2 {
            if first.count == 32, last.count == 128, first.isHex, last.isHex { return .betterAuth }
            if first.isDigestHex, 1...64 ~= last.count { return .hexThenSalt }
            return last.isDigestHex && 1...64 ~= first.count ? .saltThenHex : nil
        }
        let isVersion = last.bytes.allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") } && last.count > 0
        return fields.count >= 3 && first.isDigestHex && isVersion ? .magento : nil
    }

    private static func bare(_ text: FormatBytes) -> HashFormat? {
        // Version 3 starts with a byte 1, version 2 with a byte 0 and 48 bytes of salt and key (ASP.NET Identity,
        // PasswordHasher.cs).
        if text.starts(with: "AQAAAA"), text.base64ByteCount ?? 0 >= 45 { return .aspNetV3 }
        if text.count == 68, text.starts(with: "A"), let second = text.bytes.dropFirst().first, 0x41...0x50 ~= second,
            text.base64ByteCount == 49
        {
            return .aspNetV2
        }
        if text.starts(with: "0x"), text.count >= 34, text.dropFirst(2).isHex { return .msSQL }
        if text.count == 35, text.starts(with: "md5"), text.dropFirst(3).isHex { return .postgresMD5 }
        if text.starts(with: "grub.pbkdf2.") { return .grub }
        return text.starts(with: "awscognito###") ? .cognito : nil
    }

    /// `:type:…` (MediaWiki, includes/password).
    static func mediaWiki(_ text: FormatBytes) -> HashFormat? {
        let fields = text.split(UInt8(ascii: ":"))
        guard fields.count >= 3, text.count >= 20, let last = fields.last else { return nil }
        switch fields[1].text {
        case "A": return fields.count == 3 && last.count == 32 && last.isHex ? .mediaWikiMD5 : nil
        case "B": return fields.count == 4 && last.count == 32 && last.isHex ? .mediaWikiSalted : nil
        case "pbkdf2": return .mediaWikiPBKDF2
        case "argon2": return last.starts(with: "$argon2") ? .mediaWikiArgon2 : nil
        case "bcrypt", "pbkdf2-legacyA", "pbkdf2-legacyB": return .mediaWikiOther
        default: return nil
        }
    }
}
