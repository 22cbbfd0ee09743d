/// What has a name in braces in front: RFC 2307 and Spring Security; and credentials in JSON.
enum BraceFormats {
    static func format(of text: FormatBytes) -> HashFormat? {
        if text.starts(with: "{\"") || text.starts(with: "{ ") || text.starts(with: "{\n") { return json(text) }
        guard let (name, payload) = parts(of: text) else { return nil }
        return format(name, payload)
    }

    /// The name, in lower case, and what follows it.
    static func parts(of text: FormatBytes) -> (name: String, payload: FormatBytes)? {
        guard let close = text.bytes.prefix(48).firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let name = text.bytes[text.bytes.index(after: text.bytes.startIndex)..<close]
        guard !name.isEmpty,
            name.allSatisfy({ FormatBytes.isAlphanumeric($0) || [0x2D, 0x5F, 0x40, 0x2E].contains($0) })
        else { return nil }
        let payload = FormatBytes(text.bytes[text.bytes.index(after: close)...])
        return (String(decoding: name, as: UTF8.self).lowercased(), payload)
    }

    private static func format(_ name: String, _ payload: FormatBytes) -> HashFormat? {
        switch name {
        case "noop": return .springNoop
        case "cleartext", "clear", "plain", "plaintext": return .ldapClearText
        case "sasl", "kerberos": return payload.count > 0 ? .passThrough : nil
        default: break
        }
        guard payload.count >= 13, payload.bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        if name.hasPrefix("argon2") {
            return isFormat(payload, .argon2)
                ? (name.contains("@") || payload.starts(with: "$argon2") && name == "argon2"
                    ? .springArgon2 : .ldapArgon2) : nil
        }
        switch name {
        case "bcrypt", "blf-crypt": return isFormat(payload, .bcrypt) ? .springBcrypt : nil
        case "crypt":
            return isFormat(payload, .bcrypt) ? .ldapBcrypt : isFormat(payload, .argon2) ? .ldapArgon2 : .ldapCrypt
        case "pbkdf2", "pbkdf2@springsecurity_v5_8": return payload.isHex ? .springPBKDF2 : .ldapPBKDF2
        case "scrypt", "scrypt@springsecurity_v5_8":
            return payload.bytes.first == UInt8(ascii: "$") ? .springScrypt : nil
        case "pkcs5s2": return payload.isBase64 ? .atlassian : nil
        case "nt", "lanman", "lm", "ntlm": return payload.isDigestHex ? .ldapNT : nil
        default: break
        }
        if name.hasPrefix("pbkdf2") || name.hasPrefix("x-pbkdf2") { return .ldapPBKDF2 }
        return digest(name, payload) ?? dovecot(name)
    }

    private static func digest(_ name: String, _ payload: FormatBytes) -> HashFormat? {
        let isSalted = payload.bytes.first == UInt8(ascii: "{")
        switch name {
        case "md5", "sha", "sha1", "sha-1", "sha256", "sha-256", "sha384", "sha-384", "sha512", "sha-512", "sha224",
            "md4":
            if isSalted { return .springDigest }
            if name == "sha256", payload.count == 80, payload.isHex { return .springStandard }
            guard payload.isDigestHex || payload.base64ByteCount ?? 0 >= 16 else { return nil }
            return name == "md5" ? .ldapMD5 : name == "md4" ? .dovecot : .ldapSHA
        case "ssha", "ssha1", "ssha224", "ssha256", "ssha384", "ssha512", "salted-sha512":
            if payload.bytes.contains(UInt8(ascii: "$")) { return .aix }
            return payload.isBase64 && payload.count >= 28 ? .saltedSHA : nil
        case "smd5": return payload.bytes.contains(UInt8(ascii: "$")) ? .aix : payload.isBase64 ? .saltedMD5 : nil
        default: return nil
        }
    }

    /// Dovecot's names (doc.dovecot.org, password schemes).
    private static func dovecot(_ name: String) -> HashFormat? {
        [
            "md5-crypt", "sha256-crypt", "sha512-crypt", "des-crypt", "plain-md5", "ldap-md5", "cram-md5", "digest-md5",
            "hmac-md5", "plain-md4", "sha.hex", "sha256.hex", "sha512.hex", "ssha256.hex", "ssha512.hex", "scram-sha-1",
            "scram-sha-256", "smd5.hex", "ssha.hex", "otp", "rpa",
        ].contains(name) ? .dovecot : nil
    }

    private static func isFormat(_ payload: FormatBytes, _ format: HashFormat) -> Bool {
        payload.bytes.first == UInt8(ascii: "$") && DollarFormats.format(of: payload) == format
    }

    /// Keycloak's secretData and its like: an object with a salt and a value.
    private static func json(_ text: FormatBytes) -> HashFormat? {
        guard text.bytes.last == UInt8(ascii: "}"), text.text.contains("\"salt\"") else { return nil }
        return .keycloak
    }
}
