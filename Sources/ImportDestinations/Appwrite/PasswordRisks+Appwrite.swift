internal import AppwriteUsers
internal import PasswordHashing
internal import UserImport

extension PasswordRisks {
    /// What may keep a user out of a service of the Users API though their password is carried.
    init(of credential: CreateUser.Credential, _ scheme: Scheme?, _ record: CheckedRecord, _ version: AppwriteVersion) {
        guard let password = credential.password else {
            self = []
            return
        }
        // A known password has been held against the lengths; of others a login takes 8 to 256 bytes (Users API, login).
        var risks: PasswordRisks = credential.endpoint == .plain ? .rules : .length
        risks.formUnion(PasswordRisks(of: scheme))
        if PersonalData.isIn(password, of: record) { risks.insert(.personalData) }
        if version.checksPublishedPasswords { risks.insert(.breached) }
        self = risks
    }
}
