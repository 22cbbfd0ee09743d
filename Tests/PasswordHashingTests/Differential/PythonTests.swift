import PasswordHashing
import TestSupport
import Testing

/// Python's hashlib, and PHPass and Firebase's scheme written on top of it, against ours: random passwords.
@Suite(.enabled(if: ForeignProgram.python3.isInstalled, "python3 is not installed"))
struct PythonTests {
    private static let script = """
        import base64, hashlib, sys
        digits = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        def crypt64(data):
            text = ''
            for start in range(0, len(data), 3):
                group = data[start:start + 3]
                number = int.from_bytes(group, 'little')
                text += ''.join(digits[number >> 6 * i & 63] for i in range(len(group) + 1))
            return text
        def unpadded(text):
            return base64.b64decode(text + '=' * (-len(text) % 4), validate=True)
        for line in sys.stdin:
            question, password, *rest = line.rstrip('\\n').split('\\t')
            password = bytes.fromhex(password)
            if question == 'digest':
                print(hashlib.new(rest[0], password).hexdigest())
            elif question == 'scrypt':
                salt, n, r, p, count = bytes.fromhex(rest[0]), *map(int, rest[1:])
                print(hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, dklen=count).hex())
            elif question == 'scrypt-phc':
                _, name, costs, salt, digest = rest[0].split('$')
                costs = dict(field.split('=') for field in costs.split(','))
                salt, digest = unpadded(salt), unpadded(digest)
                computed = hashlib.scrypt(password, salt=salt, n=1 << int(costs['ln']), r=int(costs['r']),
                    p=int(costs['p']), dklen=len(digest))
                print('yes' if computed == digest else 'no')
            elif question == 'phpass':
                setting = rest[0]
                digest = hashlib.md5(setting[4:12].encode() + password).digest()
                for _ in range(1 << digits.index(setting[3])):
                    digest = hashlib.md5(digest + password).digest()
                print(setting[:12] + crypt64(digest))
            elif question == 'firebase':
                from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
                salt, separator, signer = map(base64.b64decode, rest[:3])
                key = hashlib.scrypt(password, salt=salt + separator, n=1 << int(rest[4]), r=int(rest[3]), p=1, dklen=64)
                encryptor = Cipher(algorithms.AES(key[:32]), modes.CTR(bytes(16))).encryptor()
                print(base64.b64encode(encryptor.update(signer) + encryptor.finalize()).decode())
        """

    private func answers(to lines: [String]) throws -> [String] {
        try ForeignProgram.python3.answers(to: lines, script: Self.script)
    }

    private func passwords(_ count: Int, seed: UInt64) -> [[UInt8]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in generator.bytes(count: Int.random(in: 0...150, using: &generator)) }
    }

    @Test(arguments: SHA.Version.allCases)
    func digestsAgree(version: SHA.Version) throws {
        let passwords = passwords(200, seed: 180)
        let name = version.rawValue.replacing("/", with: "_").replacing("-", with: "_")
        let texts = try answers(to: passwords.map { "digest\t\(hexText($0))\t\(name)" })
        try #require(texts.count == passwords.count)
        for (password, text) in zip(passwords, texts) {
            let hash = try SHA(insecurelyHashing: password.span, version: version)
            #expect(hash.stored.hash == text)
        }
    }

    @Test func md5Agrees() throws {
        let passwords = passwords(300, seed: 1321)
        let texts = try answers(to: passwords.map { "digest\t\(hexText($0))\tmd5" })
        try #require(texts.count == passwords.count)
        for (password, text) in zip(passwords, texts) {
            #expect(try MD5(parsing: StoredHash(text)).accepts(password))
            #expect(try MD5(insecurelyHashing: password.span).stored.hash == text)
        }
    }

    @Test func phpassAgrees() throws {
        var generator = SeededGenerator(seed: 34)
        let alphabet = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        let hashes = try passwords(100, seed: 35).enumerated().map { index, password in
            let salt = Salt(bytes: (0..<8).map { _ in alphabet[Int.random(in: 0..<64, using: &generator)] })
            let variant = index.isMultiple(of: 2) ? PHPass.Variant.p : .h
            let hash = try PHPass(
                insecurelyHashing: password.span, salt: salt, countLog2: 7 + index % 3, variant: variant)
            return (password: password, text: hash.stored.hash)
        }
        let texts = try answers(to: hashes.map { "phpass\t\(hexText($0.password))\t\($0.text)" })
        #expect(texts == hashes.map(\.text))
    }

    @Test func pythonVerifiesOurScrypt() throws {
        var generator = SeededGenerator(seed: 7914)
        let lines = try passwords(150, seed: 7915).flatMap { password in
            let parameters = Scrypt.Parameters(
                costN: 1 << UInt64.random(in: 1...8, using: &generator),
                blockSize: UInt32.random(in: 1...9, using: &generator),
                parallelism: UInt32.random(in: 1...3, using: &generator),
                digestByteCount: 16 * Int.random(in: 1...6, using: &generator))
            let salt = Salt(bytes: generator.bytes(count: Int.random(in: 0...40, using: &generator)))
            let hash = try Scrypt(hashing: password.span, salt: salt, parameters: parameters)
            return [password, password + [1]].map { "scrypt-phc\t\(hexText($0))\t\(hash.stored.hash)" }
        }
        let answers = try answers(to: lines)
        #expect(answers == (0..<300).map { $0.isMultiple(of: 2) ? "yes" : "no" })
    }

    @Test func weVerifyPythonsScryptInTheWiresForm() throws {
        var generator = SeededGenerator(seed: 8)
        var lines: [String] = []
        var stored: [StoredHash] = []
        let passwords = passwords(150, seed: 9)
        for password in passwords {
            var options = HashOptions()
            let salt = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                "aZ09é/$ ".randomElement(using: &generator)
            }
            options.salt = String(salt.compactMap(\.self))
            options.cpu = 1 << UInt64.random(in: 1...8, using: &generator)
            options.memory = UInt64.random(in: 1...9, using: &generator)
            options.parallel = UInt64.random(in: 1...3, using: &generator)
            options.length = UInt64.random(in: 16...90, using: &generator)
            stored.append(StoredHash("", options: options, declaredScheme: .scrypt))
            let numbers = [options.cpu, options.memory, options.parallel, options.length].map { "\($0 ?? 0)" }
            let fields = ["scrypt", hexText(password), hexText(Array((options.salt ?? "").utf8))] + numbers
            lines.append(fields.joined(separator: "\t"))
        }
        let texts = try answers(to: lines)
        try #require(texts.count == 150)
        for index in texts.indices {
            stored[index].hash = texts[index]
            let hash = try SchemeRegistry.standard.parse(stored[index])
            #expect(hash.stored == stored[index])
            #expect(try hash.accepts(passwords[index]), "\(lines[index])")
            #expect(try !hash.accepts(passwords[index] + [1]), "\(lines[index])")
        }
    }

    @Test(.enabled(if: ForeignProgram.pythonHas("cryptography"), "Python has no cryptography module"))
    func weVerifyFirebaseHashesMadeInPython() throws {
        var generator = SeededGenerator(seed: 16)
        let texts = ["QUJDRA==", "AQIDBAUGBwgJCgsMDQ4PEA==", "/+/+", ""]
        let keys = ["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9v"]
        let passwords = passwords(60, seed: 17)
        let stored = passwords.map { _ in
            var options = HashOptions()
            options.salt = texts.randomElement(using: &generator)
            options.saltSeparator = texts.randomElement(using: &generator)
            options.signerKey = keys.randomElement(using: &generator)
            options.rounds = UInt64.random(in: 1...9, using: &generator)
            options.memCost = UInt64.random(in: 1...8, using: &generator)
            return StoredHash("", options: options, declaredScheme: .scryptModified)
        }
        let lines = zip(passwords, stored).map { password, stored in
            let options = stored.options
            let fields = [options.salt, options.saltSeparator, options.signerKey].map { $0 ?? "" }
            let numbers = [options.rounds, options.memCost].map { "\($0 ?? 0)" }
            return (["firebase", hexText(password)] + fields + numbers).joined(separator: "\t")
        }
        let hashes = try answers(to: lines)
        try #require(hashes.count == passwords.count)
        for index in hashes.indices {
            let hash = try ScryptModified(parsing: StoredHash(hashes[index], options: stored[index].options))
            #expect(try hash.accepts(passwords[index]), "\(lines[index])")
            #expect(try !hash.accepts(passwords[index] + [1]), "\(lines[index])")
        }
    }
}
