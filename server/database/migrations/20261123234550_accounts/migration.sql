CREATE TABLE "account_identities" (
	"issuer" text,
	"subject" text,
	"account_id" uuid NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_identities_pkey" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "account_passwords" (
	"account_id" uuid PRIMARY KEY,
	"hash" text NOT NULL,
	"one_time" boolean NOT NULL,
	"set_at" timestamp(6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_tokens" ADD COLUMN "origin" text DEFAULT 'made' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "account_identities_account" ON "account_identities" ("account_id","issuer");--> statement-breakpoint
ALTER TABLE "account_identities" ADD CONSTRAINT "account_identities_account_id_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "account_passwords" ADD CONSTRAINT "account_passwords_account_id_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_origin" CHECK ("origin" in ('made', 'sign_in'));