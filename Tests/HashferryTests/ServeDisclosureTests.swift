import AppwriteTransport
import AppwriteUsers
import Foundation
import HTTPTypes
import JSONText
import Testing
import UserStorage

@testable import UsersServer

/// `hashferry serve` makes every call of its table, and says everything that it can say: none of it is a secret.
@Suite(.timeLimit(.minutes(10))) struct ServeDisclosureTests {
    @Test func noSecretIsWrittenHoweverMuchIsLogged() async throws {
        let workspace = try Workspace()
        var secrets = try await SecretUser.prepare(workspace.path("users.sqlite"))
        let command = try RunningCommand(
            Executable.url(),
            [
                "serve", "--database", "users.sqlite", "--port", "0", "--format", "json", "--log-level", "trace",
                "--metrics", "--metrics-listen", "127.0.0.1:0",
            ], in: workspace)
        try #require(command.wait { try command.outputSoFar().hasSuffix("\n") }, "the service does not start")
        let place = try JSONParser.parse(command.outputSoFar())
        let key = try #require(try workspace.text("users.key").split(separator: "\n").first.map { String($0) })
        secrets.add(text: key)
        secrets.add(bytes: try APIKey.digest(of: key))
        let transport = AsyncHTTPTransport(connectTimeout: .seconds(120), timeout: .seconds(300))
        let driver = TableDriver(
            endpoint: try #require(place["endpoint"]?.stringValue),
            project: try #require(place["project"]?.stringValue), key: key, transport: transport)
        let (answered, found) = try await driver.callEverything()
        for text in found { secrets.add(text: text) }
        // Whoever adds an endpoint adds what it needs.
        let silent = EndpointTable.all.map { "\($0.method) \($0.path)" }.filter { !answered.contains($0) }
        #expect(silent == [])

        let metricsURL = try #require(place["metrics"]?.stringValue)
        let mainURL = driver.endpoint.replacing("/v1", with: "/metrics")
        var told = ""
        for url in [metricsURL, mainURL] {
            let answer = try await transport.send(HTTPTransportRequest(method: .get, url: url))
            #expect(answer.status == 200)
            told += String(decoding: answer.body, as: UTF8.self)
        }
        command.signal(SIGTERM)
        let run = try command.wait()
        await transport.shutdown()
        #expect(run.status == 0)
        // It did say something of each call.
        #expect(run.talkLines.count { $0.contains(" debug answered ") } > EndpointTable.all.count * 3)
        #expect(secrets.texts.count > 100)
        for secret in secrets.texts {
            for (place, text) in [("the log", run.talk), ("stdout", run.text), ("the metrics", told)] {
                if let range = text.range(of: secret) {
                    Issue.record("\(place) holds \(secret): …\(text[..<range.lowerBound].suffix(200))")
                }
            }
        }
    }
}

/// Texts that must appear nowhere.
private struct Secrets {
    private(set) var texts: Set<String> = []

    /// A text of fewer characters may appear by chance.
    mutating func add(text: String) { if text.count >= 6 { texts.insert(text) } }

    /// Bytes in every form in which something prints them.
    mutating func add(bytes: [UInt8]) {
        let data = Data(bytes)
        let base64 = data.base64EncodedString()
        let hex = bytes.map { String(format: "%02x", $0) }.joined()
        let list = bytes.prefix(8).map { "\($0)" }
        for text in [
            base64, base64.replacing("+", with: "-").replacing("/", with: "_"), hex, hex.uppercased(),
            list.joined(separator: ", "), list.joined(separator: ","),
        ] { add(text: text.trimmingCharacters(in: ["="])) }
    }
}

/// The user whom all calls are about, with everything that a user can have.
private enum SecretUser {
    static let id = "ada"
    static let password = "correct horse battery secret"

    /// Makes the database, and says what is secret of it.
    static func prepare(_ path: String) async throws -> Secrets {
        let store = try UserStore(path: path)
        let now = Timestamp.now()
        try await store.write { transaction in
            _ = try transaction.insert(NewUser(id: id, email: "first@hidden.example", name: "Ada Hidden"), at: now)
            try transaction.insert(
                StoredIdentity(
                    id: "identity", userId: id, provider: "github", providerUid: "hidden-uid-17",
                    providerEmail: "github@hidden.example", providerAccessToken: "gho_hiddenAccessToken",
                    providerRefreshToken: "ghr_hiddenRefreshToken", createdAt: now, updatedAt: now))
            try transaction.insert(StoredPasskey(id: "passkey", userId: id, createdAt: now, updatedAt: now))
            try transaction.insert(
                StoredAuthenticator(id: "authenticator", userId: id, type: "totp", createdAt: now))
            try transaction.insert(
                StoredChallenge(
                    id: "challenge", userId: id, type: "custom", code: "hidden-code-4711",
                    expire: now.adding(seconds: 3600), createdAt: now))
        }
        var secrets = Secrets()
        secrets.add(bytes: try store.tokenKey())
        for text in [
            password, "Ada Hidden", "hidden.example", "hidden-uid-17", "gho_hidden", "ghr_hidden", "hidden-code-4711",
            "hidden preference", "1415555", HashKind.all.map(\.salt).joined(separator: " "),
        ] + HashKind.all.map(\.text) { secrets.add(text: text) }
        try store.close()
        return secrets
    }
}

/// A hash of each kind, and the parameters of its call.
private struct HashKind {
    let path: String
    let text: String
    var salt = ""
    var parameters: JSONObject = [:]

    static let all = [
        HashKind(
            path: "/users/argon2",
            text: "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            salt: "c29tZXNhbHQ"),
        HashKind(
            path: "/users/bcrypt", text: "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
            salt: "CCCCCCCCCCCCCCCCCCCCC."),
        // Of "appwrite".
        HashKind(path: "/users/md5", text: "144fa7eaa4904e8ee120651997f70dcc"),
        HashKind(path: "/users/phpass", text: "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", salt: "IQRaTwmf"),
        HashKind(
            path: "/users/sha", text: "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3",
            parameters: ["passwordVersion": "sha1"]),
        HashKind(
            path: "/users/scrypt", text: String(repeating: "c0ffee15", count: 16), salt: "hidden scrypt salt",
            parameters: [
                "passwordSalt": "hidden scrypt salt", "passwordCpu": 16, "passwordMemory": 8, "passwordParallel": 1,
                "passwordLength": 64,
            ]),
        HashKind(
            path: "/users/scrypt-modified",
            text: "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==",
            salt: "UxLMreBr6tYyjQ==",
            parameters: [
                "passwordSalt": "UxLMreBr6tYyjQ==", "passwordSaltSeparator": "Bw==",
                "passwordSignerKey":
                    "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==",
            ]),
    ]
}

/// Makes every call of the table as everybody who can make it.
private struct TableDriver {
    let endpoint: String
    let project: String
    let key: String
    let transport: AsyncHTTPTransport

    private enum Caller: CaseIterable { case key, session, token, guest }

    /// - Returns: the endpoints that answered with success, and the secrets that the answers hold.
    func callEverything() async throws -> (answered: Set<String>, secrets: [String]) {
        var answered: Set<String> = []
        var secrets: [String] = []
        // What is read must be there: made before and deleted behind it, the user last.
        func rank(_ endpoint: Endpoint) -> Int {
            switch endpoint.method {
            case .get: 1
            case .delete: endpoint.path == "/users/{userId}" ? 3 : 2
            default: 0
            }
        }
        var number = 0
        for table in EndpointTable.all.sorted(by: { rank($0) < rank($1) }) {
            for caller in Caller.allCases {
                number += 1
                // For those endpoints that only a client without a session may call.
                let session = caller == .guest || caller == .key ? nil : try await newSession(&secrets)
                var fields: HeaderFields = ["X-Appwrite-Project": project, "User-Agent": "hidden.example agent"]
                switch caller {
                case .key: fields.append("X-Appwrite-Key", key)
                case .session: fields.append("X-Appwrite-Session", session?.secret ?? "")
                case .token: fields.append("X-Appwrite-JWT", try await webToken(&secrets))
                case .guest: break
                }
                let path = table.path.replacing("{userId}", with: SecretUser.id)
                    .replacing("{identityId}", with: "identity").replacing("{passkeyId}", with: "passkey")
                    .replacing("{challengeId}", with: "challenge").replacing("{type}", with: "totp")
                    .replacing("{targetId}", with: "target")
                    .replacing(
                        "{sessionId}",
                        with: caller == .session ? "current" : try await newSession(&secrets)?.id ?? "none")
                let body = try await parameters(of: table.path, number, &secrets)
                let answer = try await send(table.method.rawValue, path, fields, body, &secrets)
                if 200..<300 ~= answer.status { answered.insert("\(table.method) \(table.path)") }
            }
        }
        try await logInAndRenew(&secrets)
        return (answered, secrets)
    }

    /// What every call takes, all at once: a call does not look at what it does not take.
    private func parameters(of path: String, _ number: Int, _ secrets: inout [String]) async throws -> JSONObject {
        let digits = String(number)
        let phone = "+1415555" + String(repeating: "0", count: 4 - digits.count) + digits
        var body: JSONObject = [
            "userId": path.hasPrefix("/account/sessions") ? .string(SecretUser.id) : "unique()",
            "email": .string("mail\(number)@hidden.example"), "password": .string(SecretUser.password),
            "oldPassword": .string(SecretUser.password), "name": "Ada Hidden", "number": .string(phone),
            "phone": .string(phone), "prefs": ["secret": "hidden preference"], "labels": ["label"], "status": true,
            "mfa": false, "impersonator": false, "emailVerification": true, "phoneVerification": true,
            "targetId": "target", "providerType": "email", "identifier": .string("target\(number)@hidden.example"),
            "length": 64,
        ]
        if let kind = HashKind.all.first(where: { $0.path == path }) {
            body["password"] = .string(kind.text)
            for member in kind.parameters.members { body[member.key] = member.value }
        }
        if path.hasPrefix("/account/sessions") {
            let user = try await send("GET", "/users/\(SecretUser.id)", keyFields, nil, &secrets)
            body["email"] = user.json["email"]
            let token = try await send("POST", "/users/\(SecretUser.id)/tokens", keyFields, ["length": 64], &secrets)
            body["secret"] = token.json["secret"]
        }
        return body
    }

    /// Log-ins that renew, that are wrong, that are limited, and whose hash nobody can verify.
    private func logInAndRenew(_ secrets: inout [String]) async throws {
        let guest: HeaderFields = ["X-Appwrite-Project": project]
        for (id, hash) in [("renewed", HashKind.all[2].text), ("broken", "not even hidden.example")] {
            let user: JSONObject = [
                "userId": .string(id), "email": .string("\(id)@hidden.example"), "password": .string(hash),
            ]
            _ = try await send("POST", "/users/md5", keyFields, user, &secrets)
        }
        for (id, password) in [("renewed", "appwrite"), ("broken", "appwrite")]
            + Array(repeating: ("renewed", "hidden guess"), count: 12)
        {
            let body: JSONObject = ["email": .string("\(id)@hidden.example"), "password": .string(password)]
            _ = try await send("POST", "/account/sessions/email", guest, body, &secrets)
        }
        _ = try await send("GET", "/users?search=mail1@hidden.example", keyFields, nil, &secrets)
        _ = try await send("GET", "/nowhere/hidden.example", keyFields, nil, &secrets)
        _ = try await send("GET", "/account", ["X-Appwrite-Key": "hidden.example"], nil, &secrets)
    }

    private var keyFields: HeaderFields { ["X-Appwrite-Project": project, "X-Appwrite-Key": key] }

    private func newSession(_ secrets: inout [String]) async throws -> (id: String, secret: String)? {
        let answer = try await send("POST", "/users/\(SecretUser.id)/sessions", keyFields, nil, &secrets)
        guard let id = answer.json["$id"]?.stringValue, let secret = answer.json["secret"]?.stringValue else {
            return nil
        }
        return (id, secret)
    }

    private func webToken(_ secrets: inout [String]) async throws -> String {
        let answer = try await send("POST", "/users/\(SecretUser.id)/jwts", keyFields, nil, &secrets)
        return answer.json["jwt"]?.stringValue ?? ""
    }

    /// Sends a request, and keeps the secrets of its answer.
    private func send(
        _ method: String, _ path: String, _ fields: HeaderFields, _ body: JSONObject?, _ secrets: inout [String]
    ) async throws -> (status: Int, json: JSONObject) {
        var fields = fields
        let takesBody = method != "GET" && body != nil
        if takesBody { fields.append("Content-Type", "application/json") }
        let answer = try await transport.send(
            HTTPTransportRequest(
                method: try #require(AppwriteUsers.HTTPMethod(rawValue: method)), url: endpoint + path, fields: fields,
                body: takesBody ? body.map { Array(JSONValue.object($0).jsonText.utf8) } : nil))
        let json = (try? JSONParser.parse(answer.body))?.objectValue ?? [:]
        Self.collect(.object(json), &secrets)
        for field in answer.fields.fields where field.name.lowercased() == "set-cookie" {
            let value = field.value.split(separator: ";")[0].split(separator: "=", maxSplits: 1).last
            if let value, value.count > 20 { secrets.append(String(value)) }
        }
        return (answer.status, json)
    }

    private static let secretKeys: Set<String> = [
        "secret", "jwt", "recoveryCodes", "code", "email", "phone", "identifier", "providerEmail",
        "providerAccessToken", "providerRefreshToken",
    ]

    private static func collect(_ value: JSONValue, isSecret: Bool = false, _ secrets: inout [String]) {
        switch value {
        case .object(let object):
            for member in object.members {
                // A hash and its salt; "password" of an answer is a hash, too.
                let isHash = member.key == "password" && member.value.stringValue.map { $0.count > 20 } ?? false
                collect(member.value, isSecret: isHash || secretKeys.contains(member.key), &secrets)
            }
        case .array(let items): for item in items { collect(item, isSecret: isSecret, &secrets) }
        case .string(let text) where isSecret:
            secrets.append(text)
            // The secret proper of a session stands within base64.
            if let data = Data(base64Encoded: text),
                let inner = try? JSONParser.parse(Array(data))["secret"]?.stringValue
            {
                secrets.append(inner)
            }
        default: break
        }
    }
}
