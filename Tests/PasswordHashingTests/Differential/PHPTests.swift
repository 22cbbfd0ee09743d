import PasswordHashing
import TestSupport
import Testing

/// PHP's own crypt_blowfish, and libargon2 as PHP calls it, against ours: random passwords, both ways.
@Suite(.enabled(if: ForeignProgram.php.isInstalled, "php is not installed"))
struct PHPTests {
    private static let script = """
        while (($line = fgets(STDIN)) !== false) {
            [$question, $password, $text] = explode("\\t", rtrim($line, "\\n"));
            $password = hex2bin($password);
            $cheap = ['memory_cost' => 64, 'time_cost' => 2, 'threads' => 1];
            echo match ($question) {
                'verify' => password_verify($password, $text) ? 'yes' : 'no',
                'crypt' => crypt($password, $text),
                'argon2i' => password_hash($password, PASSWORD_ARGON2I, $cheap),
                'argon2id' => password_hash($password, PASSWORD_ARGON2ID, $cheap),
            }, "\\n";
        }
        """

    private func answers(to questions: [(String, password: [UInt8], text: String)]) throws -> [String] {
        let lines = questions.map { "\($0.0)\t\(hexText($0.password))\t\($0.text)" }
        return try ForeignProgram.php.answers(to: lines, script: Self.script)
    }

    /// Bytes without a NUL, a third of them over 0x7F or 0xFF: where the dialects of bcrypt part.
    private func bcryptPassword(_ counts: ClosedRange<Int>, _ generator: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: counts, using: &generator)).map { _ in
            Int.random(in: 0..<6, using: &generator) == 0 ? 0xFF : UInt8.random(in: 1...255, using: &generator)
        }
    }

    @Test(arguments: Bcrypt.Variant.allCases.filter { $0 != .original })
    func phpVerifiesOurBcrypt(variant: Bcrypt.Variant) throws {
        var generator = SeededGenerator(seed: 72)
        let passwords = (0..<100).map { _ in bcryptPassword(0...72, &generator) }
        let questions = try passwords.flatMap { password in
            let salt = Salt(bytes: generator.bytes(count: 16))
            let hash = try Bcrypt(
                hashing: password.span, salt: salt, parameters: .init(variant: variant, cost: 4)
            ).stored.hash
            return [("verify", password, hash), ("verify", [0x21] + password.dropFirst(), hash)]
        }
        let answers = try answers(to: questions)
        try #require(answers.count == 200)
        for (index, question) in questions.enumerated() {
            // `$2x$` lets a byte over 0x7F swallow the three before it: a wrong password may be right there.
            let isRight = question.1 == passwords[index / 2]
            let isAccepted = try Bcrypt(parsing: StoredHash(question.2)).accepts(question.1)
            #expect(isAccepted == isRight || variant == .x)
            #expect(answers[index] == (isAccepted ? "yes" : "no"), "\(hexText(question.1)) \(question.2)")
        }
    }

    @Test(arguments: Bcrypt.Variant.allCases.filter { $0 != .original })
    func weVerifyPHPsBcrypt(variant: Bcrypt.Variant) throws {
        var generator = SeededGenerator(seed: 73)
        let questions = (0..<100).map { _ in
            let alphabet = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
            let salt = (0..<21).map { _ in alphabet[Int.random(in: 0..<64, using: &generator)] } + [UInt8(ascii: "u")]
            let setting = "$\(variant.rawValue)$04$" + String(decoding: salt, as: UTF8.self)
            return ("crypt", bcryptPassword(0...90, &generator), setting)
        }
        let hashes = try answers(to: questions)
        try #require(hashes.count == 100)
        for (question, text) in zip(questions, hashes) {
            let hash = try Bcrypt(parsing: StoredHash(text))
            #expect(try hash.accepts(question.1), "\(hexText(question.1)) \(text)")
            if variant == .x { continue }
            #expect(try !hash.accepts([0x21] + question.1.dropFirst()), "\(hexText(question.1)) \(text)")
        }
    }

    @Test(arguments: [Argon2.Variant.argon2i, .argon2id])
    func phpVerifiesOurArgon2(variant: Argon2.Variant) throws {
        var generator = SeededGenerator(seed: 9106)
        let questions = try (0..<100).flatMap { _ in
            let password = generator.bytes(count: Int.random(in: 0...150, using: &generator))
            let lanes = UInt32.random(in: 1...4, using: &generator)
            let parameters = Argon2.Parameters(
                variant: variant, memory: UInt32.random(in: 8 * lanes...99, using: &generator),
                iterations: UInt32.random(in: 1...3, using: &generator), parallelism: lanes,
                digestByteCount: Int.random(in: 4...80, using: &generator))
            let salt = Salt(bytes: generator.bytes(count: Int.random(in: 8...40, using: &generator)))
            let hash = try Argon2(hashing: password.span, salt: salt, parameters: parameters).stored.hash
            return [("verify", password, hash), ("verify", password + [0], hash)]
        }
        let answers = try answers(to: questions)
        try #require(answers.count == 200)
        for (index, answer) in answers.enumerated() {
            #expect(answer == (index.isMultiple(of: 2) ? "yes" : "no"), "\(questions[index].2)")
        }
    }

    @Test(arguments: [Argon2.Variant.argon2i, .argon2id])
    func weVerifyPHPsArgon2(variant: Argon2.Variant) throws {
        var generator = SeededGenerator(seed: 9107)
        let questions = (0..<100).map { _ in
            (variant.rawValue, generator.bytes(count: Int.random(in: 0...150, using: &generator)), "")
        }
        let hashes = try answers(to: questions)
        try #require(hashes.count == 100)
        for (question, text) in zip(questions, hashes) {
            let hash = try Argon2(parsing: StoredHash(text))
            #expect(hash.stored.hash == text)
            #expect(try hash.accepts(question.1), "\(hexText(question.1)) \(text)")
            #expect(try !hash.accepts(question.1 + [0]), "\(hexText(question.1)) \(text)")
        }
    }
}
