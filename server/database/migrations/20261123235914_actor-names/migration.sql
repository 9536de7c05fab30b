CREATE TABLE "actor_name_keys" (
	"actor_id" uuid,
	"kind" text,
	"key" text,
	"of_alias" boolean NOT NULL,
	CONSTRAINT "actor_name_keys_pkey" PRIMARY KEY("actor_id","kind","key"),
	CONSTRAINT "actor_name_keys_kind" CHECK ("kind" in ('folded', 'romanized', 'consonants', 'abjad', 'initials', 'acronym'))
);
--> statement-breakpoint
CREATE TABLE "different_actors" (
	"actor_id" uuid,
	"other_id" uuid,
	"account_id" uuid,
	"at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "different_actors_pkey" PRIMARY KEY("actor_id","other_id"),
	CONSTRAINT "different_actors_order" CHECK ("actor_id" < "other_id")
);
--> statement-breakpoint
CREATE INDEX "actor_name_keys_key" ON "actor_name_keys" ("key","kind");--> statement-breakpoint
CREATE INDEX "different_actors_other" ON "different_actors" ("other_id");--> statement-breakpoint
ALTER TABLE "actor_name_keys" ADD CONSTRAINT "actor_name_keys_actor_id_actors_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "different_actors" ADD CONSTRAINT "different_actors_actor_id_actors_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "different_actors" ADD CONSTRAINT "different_actors_other_id_actors_id_fkey" FOREIGN KEY ("other_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "different_actors" ADD CONSTRAINT "different_actors_account_id_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT;