/// What people and their password managers choose, and what stands in a column beside passwords.
enum TypedTexts {
    static let all = words + marked + generated + addresses

    private static let words = [
        "hunter22", "Welcome1", "Welcome$2024", "Passw0rd!", "letmein", "correct horse battery staple",
        "correct-horse-battery-staple", "correct.horse.battery.staple", "Tr0ub4dor&3", "qwertyuiop", "abc123",
        "iloveyou", "p@$$w0rd", "pa$$word$", "$money$", "$100$bill", "$$$", "$2b$", "$2b$or$not$2b$", "$P$assword",
        "$1$love", "$5$", "$6$ rounds", "$argon2id$", "$y$olo", "пароль", "密码密码", "pässwort", "🔑🔑🔑🔑", "a", "",
        "secret", "md5", "sha256$", "bcrypt", "scrypt:fast", "pbkdf2", "word$word$word", "pbkdf2:rocks$now",
        "md5$is$broken", "my$password$is$verysecret", "scrypt$is$better$than$bcrypt",
        "sha256 is not a password hash, use argon2id", "sha1$salt$pepper", "x1", "xx", "XXXX",
    ]

    private static let marked = [
        "!x", "!!x", "*x", "*star*", "!password", "*LK", "NP!", "{hello}world", "{noopener}", "{SSHA}", "{MD5}love",
        "{bcrypt}hash", "{CRYPT}", "{}", "{a}b", "pass:123", "salt:pepper", "user:name:1", ":A:", ":-)", ":)password",
        "a:b:c", "12:34:56", "[1,2,3]", "{\"a\":1}", "0xdeadbeef", "0x1234", "_underscore_", "S:ecret", "\\o/",
        "\\$100",
        "grub.love", "awscognito", "awscognito#", "(parentheses)", "#hashtag", "50% off!", "~/.ssh/id_rsa",
    ]

    private static let generated = [
        "0000", "1234", "123456", "20240131", "9876543210123456", "4111111111111111",
        "550e8400-e29b-41d4-a716-446655440000",
        "{550e8400-e29b-41d4-a716-446655440000}", "X7k2pQ9mL4vR8sTz", "aB3dE5fG7hJ9kL2mN4pQ",
        "Zq8XvT2mLr5KcW9yHs4NbD7f",
        "J4mV8tQ2zX6cR9wK3pL7nB5yF1hD0sGa", "kD8-wq_3ZtR7mXv-", "Xz_9-aQvB3nM7kLpR2tY",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "AQAAAAIAAYagAAAAE", "Abcdefghijklmnop",
        "correcthorsebatterystaple",
        "kV9#mQ2$xL7@pR4!", "T$7h:K2p.Q9w{z}3", "wexford-plinth-agony-scuttle-drum-42", "ABCD-EFGH-IJKL-MNOP",
        "deadbeef", "cafebabe1234", "0123456789abcdef", "0123456789abcdef01234567",
        "3cb4e732631f47e6eb961f34554b7cde0", "3cb4e732-631f47e6eb961f34554b7cde",
    ]

    private static let addresses = [
        "ada@example.com", "ada.lovelace+test@example.co.uk", "https://example.com/a?b=c#d", "+49 171 1234567",
        "1815-12-10", "2026-11-28T06:27:33Z", "Ada Lovelace", "null", "NULL", "\\N", "true", "n/a",
    ]
}
