#if arch(x86_64)

import CHashKernels
import CryptoPrimitives
import Testing

@Suite struct BcryptKernelTests {
    struct Job {
        let password: [UInt8]
        let salt: [UInt8]
    }

    /// The prefixes, each with what it asks of the kernel.
    private static let variants: [Character: bcrypt_variant] = [
        "a": BCRYPT_2A, "b": BCRYPT_2B, "x": BCRYPT_2X, "y": BCRYPT_2B,
    ]

    /// The digests of up to four jobs, in one call.
    private static func digests(_ jobs: [Job], prefix: Character, cost: UInt32) throws -> [[UInt8]] {
        let variant = try #require(variants[prefix])
        let passwords = jobs.enumerated().map { PinnedBytes($1.password, offset: $0 % 3) }
        let salts = jobs.enumerated().map { PinnedBytes($1.salt, offset: $0 % 4) }
        let outputs = jobs.enumerated().map { index, _ in
            PinnedBytes([UInt8](repeating: 0xEE, count: Int(BCRYPT_DIGEST_COUNT)), offset: index)
        }
        let pointers = unsafe jobs.indices.map { index in
            unsafe bcrypt_job(
                password: passwords[index].start, password_count: passwords[index].count,
                salt: salts[index].start, output: outputs[index].start)
        }
        var parameters = bcrypt_parameters(variant: variant, cost: cost)
        withExtendedLifetime((passwords, salts, outputs)) {
            unsafe bcrypt_hash_interleaved(&parameters, pointers, pointers.count)
        }
        return outputs.map(\.bytes)
    }

    /// The whole text of a hash, ours.
    private static func text(_ digest: [UInt8], salt: [UInt8], prefix: Character, cost: String = "04") -> String {
        "$2\(prefix)$\(cost)$" + CryptText.bcrypt(salt) + CryptText.bcrypt(digest)
    }

    /// The whole text of a hash, libxcrypt's.
    private static func expected(_ job: Job, prefix: Character) throws -> String {
        let setting = "$2\(prefix)$04$" + CryptText.bcrypt(job.salt)
        let text = try CryptFunction.hash(password: job.password.span, setting: Array(setting.utf8))
        return String(decoding: text.copyBytes(), as: UTF8.self)
    }

    /// Whatever has the same prefix and cost goes together, up to four in a call: $2x$ and the guard of $2a$ are among
    /// them.
    @Test func givesThePublishedAnswers() throws {
        let published = try PublishedHash.matches(scheme: "bcrypt")
        try #require(published.count >= 50)
        for (setting, hashes) in Dictionary(grouping: published, by: { $0.text.prefix(7) }) {
            let prefix = try #require(setting.dropFirst(2).first)
            let cost = String(setting.dropFirst(4).prefix(2))
            for start in stride(from: 0, to: hashes.count, by: 4) {
                let batch = hashes[start..<min(start + 4, hashes.count)]
                let jobs = batch.map {
                    Job(password: $0.password, salt: CryptText.bcryptSalt($0.text.dropFirst(7).prefix(22)))
                }
                let digests = try Self.digests(jobs, prefix: prefix, cost: try #require(UInt32(cost)))
                for (index, hash) in batch.enumerated() {
                    let text = Self.text(digests[index], salt: jobs[index].salt, prefix: prefix, cost: cost)
                    #expect(text == hash.text, "\(hash.identifier)")
                }
            }
        }
    }

    /// 2,400 passwords of 0...100 bytes with any byte but NUL, in calls of 1, 2, 3 and 4.
    @Test(arguments: ["a", "b", "x", "y"] as [Character])
    func agreesWithLibxcrypt(prefix: Character) throws {
        let seed: UInt64 = 0x4243_5201
        var generator = CryptCaseGenerator(seed: seed)
        for run in 0..<240 {
            let lowest: UInt8 = run % 3 == 0 ? 0x80 : 1
            let jobs = (0...run % 4).map { _ in
                let count = Int.random(in: 0...100, using: &generator)
                return Job(
                    password: generator.bytes(count: count, in: lowest ... .max), salt: generator.bytes(count: 16))
            }
            let digests = try Self.digests(jobs, prefix: prefix, cost: 4)
            for (index, job) in jobs.enumerated() {
                let text = Self.text(digests[index], salt: job.salt, prefix: prefix)
                guard try Self.expected(job, prefix: prefix) == text else {
                    Issue.record("seed \(seed), run \(run): job \(index) of \(jobs.count), \(job.password)")
                    return
                }
            }
        }
    }

    /// The passwords for which $2a$ is no $2b$: in the words of four bytes of the key, every byte of 0x80 and more has
    /// nothing but 0xff in front of it. The key repeats the password and its NUL, so that whole words less one byte, or
    /// 72 bytes, keep to that all the way. Some of these do, some just do not.
    @Test func agreesWithLibxcryptWhereSignExtensionIsGuardedAgainst() throws {
        let seed: UInt64 = 0x4243_5202
        var generator = CryptCaseGenerator(seed: seed)
        var guarded = 0
        for run in 0..<150 {
            let jobs = (0..<4).map { job in
                let wordCount = job == 3 ? 18 : Int.random(in: 1...6, using: &generator)
                var password: [UInt8] = (0..<wordCount).flatMap { _ in
                    let leading = Int.random(in: 0...3, using: &generator)
                    return [UInt8](repeating: 0xFF, count: leading)
                        + generator.bytes(count: 1, in: 0x80 ... .max)
                        + generator.bytes(count: 3 - leading, in: 1...0x7F)
                }
                if wordCount < 18 { password.removeLast() }
                if Bool.random(using: &generator) {
                    let index = Int.random(in: password.indices, using: &generator)
                    password[index] = UInt8.random(in: 1 ... .max, using: &generator)
                }
                return Job(password: password, salt: generator.bytes(count: 16))
            }
            let digests = try Self.digests(jobs, prefix: "a", cost: 4)
            let unguarded = try Self.digests(jobs, prefix: "b", cost: 4)
            for (index, job) in jobs.enumerated() {
                if digests[index] != unguarded[index] { guarded += 1 }
                let text = Self.text(digests[index], salt: job.salt, prefix: "a")
                guard try Self.expected(job, prefix: "a") == text else {
                    Issue.record("seed \(seed), run \(run): \(job.password)")
                    return
                }
            }
        }
        // Otherwise the cases would not be the ones they are meant to be.
        #expect((200...500).contains(guarded))
    }

    @Test func endsAPasswordAtItsFirstNUL() throws {
        let salt = [UInt8](1...16)
        let whole = Job(password: Array("pass".utf8), salt: salt)
        let closed = Job(password: Array("pass\0".utf8), salt: salt)
        let more = Job(password: Array("pass\0word".utf8), salt: salt)
        let empty = Job(password: Array("\0word".utf8), salt: salt)
        let digests = try Self.digests([whole, closed, more, empty], prefix: "b", cost: 4)
        #expect(digests[1] == digests[0])
        #expect(digests[2] == digests[0])
        #expect(digests[3] != digests[0])
        #expect(try digests[3] == Self.digests([Job(password: [], salt: salt)], prefix: "b", cost: 4)[0])
    }

    @Test func counts72BytesAndNoMore() throws {
        let salt = [UInt8](1...16)
        let passwords: [[UInt8]] = [71, 72, 73, 300].map { [UInt8](repeating: 0x61, count: $0) }
        let digests = try Self.digests(passwords.map { Job(password: $0, salt: salt) }, prefix: "y", cost: 4)
        #expect(digests[0] != digests[1])
        #expect(digests[2] == digests[1])
        #expect(digests[3] == digests[1])
    }
}

#endif
