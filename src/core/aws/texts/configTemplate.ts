/** What a new AWS config file begins with: how profiles are made, and what they look like. Placeholders only. */
export const configTemplate = `# AWS config file. Its profiles can be chosen in Glacier: Add Connection…
#
# The AWS CLI makes them, in a terminal:
#
#   aws configure sso                        sign in with IAM Identity Center (SSO), the usual way
#   aws configure --profile my-profile       access keys, kept in the file "credentials" beside this one
#
# By hand, a profile with SSO looks like this. Remove the # before its lines, and put in your own values.
#
#[profile my-profile]
#sso_session = my-company
#sso_account_id = 111122223333
#sso_role_name = MyRole
#region = us-east-1
#
#[sso-session my-company]
#sso_start_url = https://my-company.awsapps.com/start
#sso_region = us-east-1
#sso_registration_scopes = sso:account:access
`;
