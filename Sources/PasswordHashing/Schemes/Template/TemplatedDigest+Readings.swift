internal import CryptoPrimitives
internal import HashEncoding

extension TemplatedDigest {
    /// The constructions that applications have made without a name: each digest of the text's length over the password,
    /// plain, in UTF-16 or as another digest, with the salt, the user's name or the application's key on either side, or
    /// in an HMAC.
    public static func furtherReadings(of stored: StoredHash) -> [StoredHash] {
        guard stored.options[.template] == nil else { return [] }
        return forms(of: stored.hash).flatMap { form in
            inputs(holdsSalt: form.holdsSalt, options: stored.options).flatMap { input in
                form.digests.flatMap { digest in expressions(digest, over: input) }
            }.map { expression in
                var reading = stored
                reading.options[.template] = .text("\(form.layout) = \(expression)")
                return reading
            }
        }
    }

    // MARK: How the text holds the digest

    private struct Form {
        let layout: String
        let holdsSalt: Bool
        let digests: [MessageDigest]

        /// - Parameter digest: the part of the text that may be the digest; `holder` is the layout around it.
        init?(digest text: Substring, holdsSalt: Bool, holder: (String) -> String) {
            let bytes = Array(text.utf8)
            let (encoding, count): (String, Int)
            if bytes.count.isMultiple(of: 2), Hex.isHex(bytes) {
                (encoding, count) = ("hex", bytes.count / 2)
            } else if let decoded = try? Base64.decode(bytes, alphabet: .standardOrURLSafe, padding: .optional) {
                (encoding, count) = ("base64", decoded.count)
            } else {
                return nil
            }
            digests = MessageDigest.allCases.filter { $0.byteCount == count }
            guard !digests.isEmpty else { return nil }
            layout = holder("\(encoding)(digest)")
            self.holdsSalt = holdsSalt
        }
    }

    /// The digest alone, then with a salt behind or before it.
    private static func forms(of text: String) -> [Form] {
        var forms = [Form(digest: text[...], holdsSalt: false) { $0 }]
        for separator: Character in [":", "$", ".", "|", "-"] {
            let literal = "\"\(separator)\""
            if let place = text.firstIndex(of: separator) {
                forms.append(Form(digest: text[..<place], holdsSalt: true) { "\($0) . \(literal) . salt" })
            }
            if let place = text.lastIndex(of: separator) {
                let digest = text[text.index(after: place)...]
                forms.append(Form(digest: digest, holdsSalt: true) { "salt . \(literal) . \($0)" })
            }
        }
        return forms.compactMap(\.self)
    }

    // MARK: What is computed

    /// What enters a digest: the password in one form, and what was put beside it.
    private struct Input {
        let password: String
        /// Nil for a construction without salt.
        let salt: String?
        let hasPepper: Bool
    }

    private static func inputs(holdsSalt: Bool, options: HashOptions) -> [Input] {
        let hasSalt = holdsSalt || options[.salt] != nil
        let salts: [String?] =
            switch (hasSalt, options[.user] != nil) {
            case (true, false): ["salt", "unhex(salt)", "unbase64(salt)"]
            case (false, true): ["user", "lower(user)"]
            // Both at once are the business of a template that says how.
            case (true, true): []
            case (false, false): [nil]
            }
        let passwords =
            ["password", "utf16le(password)", "upper(md5(password))"]
            + ["md5", "sha1", "sha256", "sha512"].flatMap { ["\($0)(password)", "raw(\($0)(password))"] }
        return salts.flatMap { salt in
            passwords.map { Input(password: $0, salt: salt, hasPepper: options[.sourcePepper] != nil) }
        }
    }

    private static func expressions(_ digest: MessageDigest, over input: Input) -> [String] {
        let (name, password) = (digest.rawValue, input.password)
        var values = [password]
        var keyed: [String] = []
        if let salt = input.salt {
            values = [
                "\(salt) . \(password)", "\(password) . \(salt)", "\(salt) . \(password) . \(salt)",
                "\(salt) . \":\" . \(password)", "\(password) . \":\" . \(salt)",
            ]
            keyed = ["hmac-\(name)(\(salt), \(password))", "hmac-\(name)(\(password), \(salt))"]
        }
        guard input.hasPepper else { return values.flatMap { ["\(name)(\($0))", "\(name)(\(name)(\($0)))"] } + keyed }
        return values.flatMap { value in
            [
                "\(name)(pepper . \(value))", "\(name)(\(value) . pepper)", "hmac-\(name)(pepper, \(value))",
                "hmac-\(name)(\(value), pepper)",
            ]
        }
    }
}
