ALTER TABLE "quotes" ADD COLUMN "verified_by" uuid;--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "verified_at" timestamp(6) with time zone;--> statement-breakpoint
-- by hand: who verified the quotes that are verified already is who changed them last.
UPDATE "quotes" SET "verified_by" = "updated_by", "verified_at" = "updated_at" WHERE "status" = 'verified';--> statement-breakpoint
-- by hand: the first answers that are kept for replicas have the form of the records of now.
UPDATE "pushed_edits" SET "outcome" = jsonb_set(jsonb_set("outcome", '{record,fields,verifiedBy}', 'null'), '{record,fields,verifiedAt}', 'null') WHERE "outcome" #>> '{record,kind}' = 'quote';--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_verified_by_accounts_id_fkey" FOREIGN KEY ("verified_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_verified" CHECK (("status" = 'verified') = ("verified_at" is not null));