internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

extension HashKind {
    /// The kinds, one row each (Users API, "What is stored" and "What each endpoint really verifies").
    public static let all: [HashKind] = [scrypt, scryptModified, sha, argon2, bcrypt, md5, phpass]

    private static let argon2 = HashKind(
        .argon2, .argon2, storedName: "argon2",
        // In the spellings of servers since 1.8 and before.
        constants: [
            "memory_cost": .integer(65536), "time_cost": .integer(4), "threads": .integer(3),
            "memoryCost": .integer(65536), "timeCost": .integer(4),
        ], form: EndpointForm.argon2)

    private static let bcrypt = HashKind(
        .bcrypt, .bcrypt, storedName: "bcrypt", constants: ["cost": .integer(8)], form: EndpointForm.bcrypt)

    private static let md5 = HashKind(.md5, .md5, storedName: "md5", form: EndpointForm.md5)

    private static let phpass = HashKind(
        .phpass, .phpass, storedName: "phpass",
        constants: [
            "iteration_count_log2": .integer(8), "portable_hashes": .bool(false), "random_state": .string(""),
        ], form: EndpointForm.phpass)

    private static let scrypt = HashKind(
        .scrypt, .scrypt, storedName: "scrypt",
        options: [
            HashKindOption(.salt, "passwordSalt", .text(textCodePointCounts, allowsNUL: true)),
            HashKindOption(.cpu, "passwordCpu", storedName: "costCpu", .powerOfTwo),
            HashKindOption(.memory, "passwordMemory", storedName: "costMemory", .number(from: 1)),
            HashKindOption(.parallel, "passwordParallel", storedName: "costParallel", .number(from: 1)),
            HashKindOption(.length, "passwordLength", .number(from: ScryptCredential.lengths.lowerBound)),
        ], form: EndpointForm.scrypt)

    private static let scryptModified = HashKind(
        .scryptModified, .scryptModified, storedName: "scryptMod",
        options: [
            HashKindOption(.salt, "passwordSalt", .base64(textCodePointCounts)),
            HashKindOption(.saltSeparator, "passwordSaltSeparator", .base64(textCodePointCounts)),
            HashKindOption(.signerKey, "passwordSignerKey", .base64(textCodePointCounts)),
        ], form: EndpointForm.scryptModified)

    private static let sha = HashKind(
        .sha, .sha, storedName: "sha",
        options: [
            // Servers since 1.8 take it to be sha256 where it is left out.
            HashKindOption(
                .version, "passwordVersion",
                .word(
                    [
                        "sha1", "sha224", "sha256", "sha384", "sha512/224", "sha512/256", "sha512", "sha3-224",
                        "sha3-256",
                        "sha3-384", "sha3-512",
                    ], absent: "sha256"))
        ], form: EndpointForm.sha)

    private static let textCodePointCounts = CreateUser.Credential.optionCodePointCounts
}
