internal import CryptoPrimitives
internal import Foundation
internal import GRDB

extension UserStoreSchema {
    /// What the users service keeps besides the users themselves.
    ///
    /// `user` is a row's number in `users`; times are milliseconds since 1970. `userAgent` is the header's own text, read
    /// when the row is shown.
    static func addService(_ database: Database) throws {
        try database.execute(sql: columns)
        let secret = Data(RandomBytes.generate(count: 32))
        try database.execute(sql: "UPDATE store SET tokenKey = ?", arguments: [secret])
        try database.execute(sql: tables)
        try database.execute(sql: triggers)
        try database.execute(sql: indexes)
        // The users of an older file get what the service makes for every user: targets and labels.
        try database.execute(sql: existingUsers)
    }

    private static let columns = """
        -- The project's id, chosen at the first start of the service; the key that signs its JSON Web Tokens.
        ALTER TABLE store ADD COLUMN project TEXT;
        ALTER TABLE store ADD COLUMN tokenKey BLOB NOT NULL DEFAULT x'';
        ALTER TABLE users ADD COLUMN mfa INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE users ADD COLUMN impersonator INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE users ADD COLUMN accessedAt INTEGER;
        -- A JSON array of the six codes; null before they are made.
        ALTER TABLE users ADD COLUMN recoveryCodes TEXT;
        -- The hashes of earlier passwords, the latest first: [{"hash", "scheme", "options"}].
        ALTER TABLE users ADD COLUMN passwordHistory TEXT NOT NULL DEFAULT '[]';
        """

    private static let tables = """
        CREATE TABLE sessions (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL COLLATE NOCASE UNIQUE,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            -- SHA-256 of the secret, in lower-case hex.
            secretDigest TEXT NOT NULL,
            provider TEXT NOT NULL,
            providerUid TEXT NOT NULL DEFAULT '',
            -- A JSON array of text.
            factors TEXT NOT NULL DEFAULT '[]',
            ip TEXT NOT NULL DEFAULT '',
            userAgent TEXT NOT NULL DEFAULT '',
            expire INTEGER NOT NULL,
            mfaUpdatedAt INTEGER,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL
        );
        CREATE TABLE tokens (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL COLLATE NOCASE UNIQUE,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            secretDigest TEXT NOT NULL,
            expire INTEGER NOT NULL,
            createdAt INTEGER NOT NULL
        );
        CREATE TABLE targets (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL COLLATE NOCASE UNIQUE,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            -- email, sms or push.
            providerType TEXT NOT NULL,
            providerId TEXT,
            -- No two are the same, by the index targetsByIdentifier.
            identifier TEXT NOT NULL,
            name TEXT NOT NULL DEFAULT '',
            expired INTEGER NOT NULL DEFAULT 0,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL
        );
        CREATE TABLE providers (
            id TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
            name TEXT NOT NULL DEFAULT '',
            -- email, sms or push.
            type TEXT NOT NULL
        );
        CREATE TABLE identities (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL COLLATE NOCASE UNIQUE,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            provider TEXT NOT NULL,
            providerUid TEXT NOT NULL,
            providerEmail TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
            providerAccessToken TEXT NOT NULL DEFAULT '',
            providerAccessTokenExpiry INTEGER,
            providerRefreshToken TEXT NOT NULL DEFAULT '',
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            UNIQUE (provider, providerUid)
        );
        CREATE TABLE memberships (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL COLLATE NOCASE UNIQUE,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            teamId TEXT NOT NULL,
            teamName TEXT NOT NULL DEFAULT '',
            invited INTEGER,
            joined INTEGER,
            confirm INTEGER NOT NULL DEFAULT 0,
            -- A JSON array of text.
            roles TEXT NOT NULL DEFAULT '[]',
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            UNIQUE (user, teamId)
        );
        CREATE TABLE logs (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            -- user.create, session.delete and the like.
            event TEXT NOT NULL,
            -- What made the call: app (a key) or user.
            userType TEXT NOT NULL DEFAULT '',
            ip TEXT NOT NULL DEFAULT '',
            userAgent TEXT NOT NULL DEFAULT '',
            time INTEGER NOT NULL
        );
        CREATE TABLE authenticators (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL COLLATE NOCASE UNIQUE,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            -- totp.
            type TEXT NOT NULL,
            verified INTEGER NOT NULL DEFAULT 0,
            createdAt INTEGER NOT NULL,
            UNIQUE (user, type)
        );
        CREATE TABLE challenges (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL COLLATE NOCASE UNIQUE,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            -- email, phone, totp or recoverycode.
            type TEXT NOT NULL,
            code TEXT NOT NULL DEFAULT '',
            expire INTEGER NOT NULL,
            createdAt INTEGER NOT NULL
        );
        CREATE TABLE passkeys (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL COLLATE NOCASE UNIQUE,
            user INTEGER NOT NULL REFERENCES users(sequence) ON DELETE CASCADE,
            name TEXT NOT NULL DEFAULT '',
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL
        );
        -- A user's labels once more, one a row, to find users by them.
        CREATE TABLE userLabels (
            label TEXT NOT NULL COLLATE NOCASE,
            -- Kept by the triggers: a foreign key would search all labels for each user who is deleted.
            user INTEGER NOT NULL,
            PRIMARY KEY (label, user)
        ) WITHOUT ROWID;
        """

    private static let triggers = """
        CREATE TRIGGER usersInsertLabels AFTER INSERT ON users WHEN new.labels <> '[]' BEGIN
            INSERT OR IGNORE INTO userLabels (label, user) SELECT value, new.sequence FROM json_each(new.labels);
        END;
        CREATE TRIGGER usersUpdateLabels AFTER UPDATE OF labels ON users WHEN new.labels <> old.labels BEGIN
            DELETE FROM userLabels WHERE user = old.sequence
                AND label IN (SELECT value FROM json_each(old.labels));
            INSERT OR IGNORE INTO userLabels (label, user) SELECT value, new.sequence FROM json_each(new.labels);
        END;
        CREATE TRIGGER usersDeleteLabels AFTER DELETE ON users WHEN old.labels <> '[]' BEGIN
            DELETE FROM userLabels WHERE user = old.sequence
                AND label IN (SELECT value FROM json_each(old.labels));
        END;
        """

    private static let indexes = """
        CREATE INDEX sessionsOfUser ON sessions(user);
        CREATE INDEX tokensOfUser ON tokens(user);
        CREATE INDEX targetsOfUser ON targets(user);
        CREATE UNIQUE INDEX targetsByIdentifier ON targets(identifier);
        CREATE INDEX identitiesOfUser ON identities(user);
        CREATE INDEX logsOfUser ON logs(user);
        CREATE INDEX challengesOfUser ON challenges(user);
        CREATE INDEX passkeysOfUser ON passkeys(user);
        CREATE INDEX identitiesByEmail ON identities(providerEmail);
        """

    private static let existingUsers = """
        INSERT OR IGNORE INTO userLabels (label, user)
            SELECT label.value, users.sequence FROM users, json_each(users.labels) AS label;
        INSERT OR IGNORE INTO targets (id, user, providerType, identifier, createdAt, updatedAt)
            SELECT lower(hex(randomblob(10))), sequence, 'email', email, createdAt, createdAt FROM users
            WHERE email IS NOT NULL AND email <> '';
        INSERT OR IGNORE INTO targets (id, user, providerType, identifier, createdAt, updatedAt)
            SELECT lower(hex(randomblob(10))), sequence, 'sms', phone, createdAt, createdAt FROM users
            WHERE phone IS NOT NULL AND phone <> '';
        """
}
