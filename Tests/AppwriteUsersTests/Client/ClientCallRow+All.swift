import AppwriteUsers

extension ClientCallRow {
    /// A row or more for every method of the client that answers with a model or with nothing.
    static let all = creates + reads + updates + sessions + targets + factors

    private static let scrypt = WireFixtures.scrypt
    private static let modified = WireFixtures.scryptModified
    private static let who = #""userId":"u1","email":"a@b.co""#

    static let creates: [ClientCallRow] = [
        ClientCallRow(
            "create", #"POST /users {\#(who),"phone":"+14155550100","password":"correct horse","name":"Ada"}"#
        ) {
            try await $0.create(
                id: "u1", email: "a@b.co", phone: "+14155550100", password: "correct horse", name: "Ada")
        },
        ClientCallRow("create", #"POST /users {"userId":"u1"}"#) { try await $0.create(id: "u1") },
        ClientCallRow("create", #"POST /users {"userId":"u1"}"#) {
            try await $0.create(CreateUser(userId: UserID("u1")))
        },
        ClientCallRow(
            "create_argon2_user", #"POST /users/argon2 {\#(who),"password":"\#(WireFixtures.argon2)","name":"Ada"}"#
        ) { try await $0.createArgon2(id: "u1", email: "a@b.co", hash: WireFixtures.argon2, name: "Ada") },
        ClientCallRow(
            "create_bcrypt_user", #"POST /users/bcrypt {\#(who),"password":"\#(WireFixtures.bcrypt)"}"#
        ) { try await $0.createBcrypt(id: "u1", email: "a@b.co", hash: WireFixtures.bcrypt) },
        ClientCallRow("create_md5_user", #"POST /users/md5 {\#(who),"password":"\#(WireFixtures.md5)"}"#) {
            try await $0.createMD5(id: "u1", email: "a@b.co", hash: WireFixtures.md5)
        },
        ClientCallRow(
            "create_ph_pass_user", #"POST /users/phpass {\#(who),"password":"\#(WireFixtures.phpass)"}"#
        ) { try await $0.createPHPass(id: "u1", email: "a@b.co", hash: WireFixtures.phpass) },
        ClientCallRow(
            "create_sha_user",
            #"POST /users/sha {\#(who),"password":"\#(WireFixtures.sha512)","passwordVersion":"sha512"}"#
        ) { try await $0.createSHA(id: "u1", email: "a@b.co", hash: WireFixtures.sha512, version: .sha512) },
        ClientCallRow(
            "create_scrypt_user",
            #"POST /users/scrypt {\#(who),"password":"\#(scrypt.hash)","passwordSalt":"appwrite","#
                + #""passwordCpu":16384,"passwordMemory":13,"passwordParallel":2,"passwordLength":64}"#
        ) {
            try await $0.createScrypt(
                id: "u1", email: "a@b.co", hash: scrypt.hash, salt: "appwrite", cpu: 16384, memory: 13, parallel: 2,
                length: 64)
        },
        ClientCallRow(
            "create_scrypt_modified_user",
            #"POST /users/scrypt-modified {\#(who),"password":"\#(modified.hash)","passwordSalt":"UxLMreBr6tYyjQ==","#
                + #""passwordSaltSeparator":"Bw==","passwordSignerKey":"\#(modified.signerKey)"}"#
        ) {
            try await $0.createScryptModified(
                id: "u1", email: "a@b.co", hash: modified.hash, salt: "UxLMreBr6tYyjQ==", saltSeparator: "Bw==",
                signerKey: modified.signerKey)
        },
    ]

    static let reads: [ClientCallRow] = [
        ClientCallRow("list", "GET /users") { try await $0.list() },
        ClientCallRow(
            "list",
            "GET /users?queries%5B0%5D=%7B%22method%22%3A%22equal%22%2C%22attribute%22%3A%22name%22%2C%22values%22%3A"
                + "%5B%22A%26B%3D%2B%C3%A9%22%5D%7D&queries%5B1%5D=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B5"
                + "%5D%7D&search=ada%20l%2A&total=false"
        ) { try await $0.list(queries: [.equal("name", "A&B=+é"), .limit(5)], search: "ada l*", total: false) },
        ClientCallRow("get", "GET /users/u1") { try await $0.get(id: "u1") },
        ClientCallRow("list_memberships", "GET /users/u1/memberships") { try await $0.listMemberships(ofUser: "u1") },
        ClientCallRow(
            "list_memberships",
            "GET /users/u1/memberships?queries%5B0%5D=%7B%22method%22%3A%22orderRandom%22%7D&search=x&total=false"
        ) { try await $0.listMemberships(ofUser: "u1", queries: [.orderRandom()], search: "x", total: false) },
        ClientCallRow(
            "list_logs", "GET /users/u1/logs?queries%5B0%5D=%7B%22method%22%3A%22orderRandom%22%7D&total=false"
        ) { try await $0.listLogs(ofUser: "u1", queries: [.orderRandom()], total: false) },
        ClientCallRow(
            "list_identities",
            "GET /users/identities?queries%5B0%5D=%7B%22method%22%3A%22orderRandom%22%7D&search=x&total=false"
        ) { try await $0.listIdentities(queries: [.orderRandom()], search: "x", total: false) },
        ClientCallRow(
            "delete_identity", "DELETE /users/identities/i1", nothing: { try await $0.deleteIdentity(id: "i1") }),
        ClientCallRow("delete", "DELETE /users/u1", nothing: { try await $0.delete(id: "u1") }),
    ]

    static let updates: [ClientCallRow] = [
        ClientCallRow("update_name", #"PATCH /users/u1/name {"name":""}"#) {
            try await $0.updateName(ofUser: "u1", to: "")
        },
        ClientCallRow("update_email", #"PATCH /users/u1/email {"email":"a@b.co"}"#) {
            try await $0.updateEmail(ofUser: "u1", to: "a@b.co")
        },
        ClientCallRow("update_phone", #"PATCH /users/u1/phone {"number":"+14155550100"}"#) {
            try await $0.updatePhone(ofUser: "u1", to: "+14155550100")
        },
        ClientCallRow("update_password", #"PATCH /users/u1/password {"password":"correct \"horse\""}"#) {
            try await $0.updatePassword(ofUser: "u1", to: #"correct "horse""#)
        },
        ClientCallRow("update_labels", #"PUT /users/u1/labels {"labels":["vip"]}"#) {
            try await $0.updateLabels(ofUser: "u1", to: Labels(["vip"]))
        },
        ClientCallRow("update_status", #"PATCH /users/u1/status {"status":false}"#) {
            try await $0.updateStatus(ofUser: "u1", to: false)
        },
        ClientCallRow("update_email_verification", #"PATCH /users/u1/verification {"emailVerification":true}"#) {
            try await $0.updateEmailVerification(ofUser: "u1", to: true)
        },
        ClientCallRow(
            "update_phone_verification", #"PATCH /users/u1/verification/phone {"phoneVerification":true}"#
        ) { try await $0.updatePhoneVerification(ofUser: "u1", to: true) },
        ClientCallRow("update_mfa", #"PATCH /users/u1/mfa {"mfa":true}"#) {
            try await $0.updateMFA(ofUser: "u1", to: true)
        },
        ClientCallRow("updateImpersonator", #"PATCH /users/u1/impersonator {"impersonator":true}"#) {
            try await $0.updateImpersonator(ofUser: "u1", to: true)
        },
        ClientCallRow(
            "apply", #"PATCH /users/u1/phone {"number":"+14155550100"}"#,
            nothing: { try await $0.apply(.phone(PhoneNumber("+14155550100")), to: UserID("u1")) }),
    ]

    static let sessions: [ClientCallRow] = [
        ClientCallRow("list_sessions", "GET /users/u1/sessions") { try await $0.listSessions(ofUser: "u1") },
        ClientCallRow("list_sessions", "GET /users/u1/sessions?total=false") {
            try await $0.listSessions(ofUser: "u1", total: false)
        },
        ClientCallRow("create_session", "POST /users/u1/sessions {}") { try await $0.createSession(ofUser: "u1") },
        ClientCallRow(
            "delete_session", "DELETE /users/u1/sessions/s1",
            nothing: { try await $0.deleteSession(ofUser: "u1", session: "s1") }),
        ClientCallRow(
            "delete_sessions", "DELETE /users/u1/sessions", nothing: { try await $0.deleteSessions(ofUser: "u1") }),
        ClientCallRow("create_token", "POST /users/u1/tokens {}") { try await $0.createToken(ofUser: "u1") },
        ClientCallRow("create_token", #"POST /users/u1/tokens {"length":8,"expire":60}"#) {
            try await $0.createToken(ofUser: "u1", length: 8, expire: 60)
        },
        ClientCallRow("createJWT", #"POST /users/u1/jwts {"sessionId":"s1","duration":60}"#) {
            try await $0.createJWT(ofUser: "u1", session: "s1", duration: 60)
        },
        ClientCallRow("createJWT", "POST /users/u1/jwts {}") { try await $0.createJWT(ofUser: "u1") },
        ClientCallRow(
            "createEmailPasswordSession", #"POST /account/sessions/email {"email":"a@b.co","password":"x"}"#
        ) { try await $0.createEmailPasswordSession(email: "a@b.co", password: "x") },
    ]

    static let targets: [ClientCallRow] = [
        ClientCallRow(
            "list_targets", "GET /users/u1/targets?queries%5B0%5D=%7B%22method%22%3A%22orderRandom%22%7D&total=false"
        ) { try await $0.listTargets(ofUser: "u1", queries: [.orderRandom()], total: false) },
        ClientCallRow("get_target", "GET /users/u1/targets/t1") { try await $0.getTarget(ofUser: "u1", target: "t1") },
        ClientCallRow(
            "create_target", #"POST /users/u1/targets {"targetId":"t1","providerType":"sms","identifier":"+1"}"#
        ) { try await $0.createTarget(ofUser: "u1", target: "t1", providerType: "sms", identifier: "+1") },
        ClientCallRow(
            "create_target",
            #"POST /users/u1/targets {"targetId":"t1","providerType":"push","identifier":"d","providerId":"p","name":"n"}"#
        ) {
            try await $0.createTarget(
                ofUser: "u1", target: "t1", providerType: "push", identifier: "d", providerId: "p", name: "n")
        },
        ClientCallRow(
            "update_target", #"PATCH /users/u1/targets/t1 {"identifier":"d","providerId":"p","name":"n"}"#
        ) {
            try await $0.updateTarget(ofUser: "u1", target: "t1", identifier: "d", providerId: "p", name: "n")
        },
        ClientCallRow("update_target", #"PATCH /users/u1/targets/t1 {"name":"n"}"#) {
            try await $0.updateTarget(ofUser: "u1", target: "t1", name: "n")
        },
        ClientCallRow(
            "delete_target", "DELETE /users/u1/targets/t1",
            nothing: { try await $0.deleteTarget(ofUser: "u1", target: "t1") }),
    ]

    static let factors: [ClientCallRow] = [
        ClientCallRow("list_mfa_factors", "GET /users/u1/mfa/factors") { try await $0.listMFAFactors(ofUser: "u1") },
        ClientCallRow("get_mfa_recovery_codes", "GET /users/u1/mfa/recovery-codes") {
            try await $0.getMFARecoveryCodes(ofUser: "u1")
        },
        ClientCallRow("create_mfa_recovery_codes", "PATCH /users/u1/mfa/recovery-codes {}") {
            try await $0.createMFARecoveryCodes(ofUser: "u1")
        },
        ClientCallRow("update_mfa_recovery_codes", "PUT /users/u1/mfa/recovery-codes {}") {
            try await $0.updateMFARecoveryCodes(ofUser: "u1")
        },
        ClientCallRow(
            "delete_mfa_authenticator", "DELETE /users/u1/mfa/authenticators/totp",
            nothing: { try await $0.deleteMFAAuthenticator(ofUser: "u1") }),
        ClientCallRow("getMFAChallenge", "GET /users/u1/mfa/challenges/c1") {
            try await $0.getMFAChallenge(ofUser: "u1", challenge: "c1")
        },
    ]
}
