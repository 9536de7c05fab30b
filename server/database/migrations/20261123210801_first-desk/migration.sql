CREATE TABLE "account_tokens" (
	"id" uuid PRIMARY KEY,
	"account_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp(6) with time zone,
	"expires_at" timestamp(6) with time zone,
	"revoked_at" timestamp(6) with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"email" text,
	"role" text NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp(6) with time zone,
	CONSTRAINT "accounts_role" CHECK ("role" in ('reader', 'editor', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "actor_aliases" (
	"actor_id" uuid,
	"position" integer,
	"name" text NOT NULL,
	"language" text,
	"kind" text NOT NULL,
	CONSTRAINT "actor_aliases_pkey" PRIMARY KEY("actor_id","position"),
	CONSTRAINT "actor_aliases_kind" CHECK ("kind" in ('acronym', 'former', 'self_designation', 'transliteration', 'other'))
);
--> statement-breakpoint
CREATE TABLE "actor_designations" (
	"actor_id" uuid,
	"position" integer,
	"label" text NOT NULL,
	"authority" text,
	"since" text COLLATE "C",
	"note" text,
	CONSTRAINT "actor_designations_pkey" PRIMARY KEY("actor_id","position")
);
--> statement-breakpoint
CREATE TABLE "actor_identifiers" (
	"actor_id" uuid,
	"position" integer,
	"scheme" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "actor_identifiers_pkey" PRIMARY KEY("actor_id","position")
);
--> statement-breakpoint
CREATE TABLE "actors" (
	"id" uuid PRIMARY KEY,
	"revision" integer NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp(6) with time zone,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"country" text,
	"description" text,
	"merged_into" uuid,
	CONSTRAINT "actors_kind" CHECK ("kind" in ('person', 'organization', 'state', 'group'))
);
--> statement-breakpoint
CREATE TABLE "affiliations" (
	"id" uuid PRIMARY KEY,
	"revision" integer NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp(6) with time zone,
	"actor_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"role" text,
	"from_date" text COLLATE "C",
	"to_date" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" uuid PRIMARY KEY,
	"revision" integer NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp(6) with time zone,
	"headline" text NOT NULL,
	"body" text NOT NULL,
	"language" text,
	"agency" text,
	"dateline_place" text,
	"dateline_date" date,
	"byline" text,
	"published_at" timestamp(6) with time zone,
	"source_url" text,
	"slug" text,
	"editors_note" text,
	"document_hash" text
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"hash" text PRIMARY KEY,
	"format" text NOT NULL,
	"file_name" text,
	"size" integer NOT NULL,
	"bytes" bytea NOT NULL,
	"imported_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_format" CHECK ("format" in ('wire_text'))
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" xid8 DEFAULT pg_current_xact_id() NOT NULL,
	"kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"action" text NOT NULL,
	"account_id" uuid,
	"via" text NOT NULL,
	"client_id" uuid,
	"sequence" bigint,
	"at" timestamp(6) with time zone NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"submitted" jsonb,
	CONSTRAINT "changes_kind" CHECK ("kind" in ('topic', 'actor', 'affiliation', 'article', 'quote')),
	CONSTRAINT "changes_action" CHECK ("action" in ('create', 'update', 'delete', 'restore')),
	CONSTRAINT "changes_via" CHECK ("via" in ('graphql', 'sync', 'import', 'sample', 'reanchor'))
);
--> statement-breakpoint
CREATE TABLE "pushed_edits" (
	"client_id" uuid,
	"sequence" bigint,
	"account_id" uuid,
	"outcome" jsonb NOT NULL,
	"at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pushed_edits_pkey" PRIMARY KEY("client_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "desk" (
	"id" integer PRIMARY KEY DEFAULT 1,
	"epoch" uuid NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "desk_single" CHECK ("id" = 1)
);
--> statement-breakpoint
CREATE TABLE "quote_attributions" (
	"quote_id" uuid,
	"part" text,
	"actor_id" uuid,
	"position" integer NOT NULL,
	"role" text,
	CONSTRAINT "quote_attributions_pkey" PRIMARY KEY("quote_id","part","actor_id"),
	CONSTRAINT "quote_attributions_part" CHECK ("part" in ('speaker', 'on_behalf_of', 'addressee', 'mentioned'))
);
--> statement-breakpoint
CREATE TABLE "quote_topics" (
	"quote_id" uuid,
	"topic_id" uuid,
	"position" integer NOT NULL,
	"stance" text NOT NULL,
	CONSTRAINT "quote_topics_pkey" PRIMARY KEY("quote_id","topic_id"),
	CONSTRAINT "quote_topics_stance" CHECK ("stance" in ('supports', 'opposes', 'neutral'))
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"id" uuid PRIMARY KEY,
	"revision" integer NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp(6) with time zone,
	"article_id" uuid NOT NULL,
	"segments" jsonb NOT NULL,
	"position" integer GENERATED ALWAYS AS (((segments -> 0 ->> 'start')::integer)) STORED,
	"anchor_status" text NOT NULL,
	"reported_text" text NOT NULL,
	"uttered_text" text,
	"kind" text NOT NULL,
	"cue" text,
	"said_date" text COLLATE "C",
	"said_precision" text NOT NULL,
	"said_words" text,
	"medium" text NOT NULL,
	"venue" text,
	"language" text,
	"translation" text,
	"note" text,
	"status" text NOT NULL,
	CONSTRAINT "quotes_anchor_status" CHECK ("anchor_status" in ('exact', 'moved', 'approximate', 'lost')),
	CONSTRAINT "quotes_kind" CHECK ("kind" in ('direct', 'indirect', 'mixed')),
	CONSTRAINT "quotes_said_precision" CHECK ("said_precision" in ('day', 'month', 'year', 'unknown')),
	CONSTRAINT "quotes_medium" CHECK ("medium" in ('statement', 'speech', 'interview', 'press_conference', 'social_media', 'document', 'broadcast', 'unknown')),
	CONSTRAINT "quotes_status" CHECK ("status" in ('draft', 'in_review', 'verified', 'disputed', 'retracted'))
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"kind" text,
	"record_id" uuid,
	"terms" tsvector NOT NULL,
	CONSTRAINT "search_documents_pkey" PRIMARY KEY("kind","record_id"),
	CONSTRAINT "search_documents_kind" CHECK ("kind" in ('topic', 'actor', 'affiliation', 'article', 'quote'))
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" uuid PRIMARY KEY,
	"revision" integer NOT NULL,
	"created_at" timestamp(6) with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp(6) with time zone NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp(6) with time zone,
	"name" text NOT NULL,
	"description" text,
	"parent_id" uuid
);
--> statement-breakpoint
CREATE UNIQUE INDEX "account_tokens_hash" ON "account_tokens" ("hash");--> statement-breakpoint
CREATE INDEX "account_tokens_account" ON "account_tokens" ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email" ON "accounts" (lower("email"));--> statement-breakpoint
CREATE INDEX "actor_aliases_name" ON "actor_aliases" ("name");--> statement-breakpoint
CREATE INDEX "actor_identifiers_value" ON "actor_identifiers" ("scheme","value");--> statement-breakpoint
CREATE INDEX "actors_name" ON "actors" ("name","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "actors_created" ON "actors" ("created_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "actors_updated" ON "actors" ("updated_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "actors_kind_index" ON "actors" ("kind","name") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "actors_country" ON "actors" ("country","name") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "actors_merged_into" ON "actors" ("merged_into");--> statement-breakpoint
CREATE INDEX "affiliations_actor" ON "affiliations" ("actor_id","from_date") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "affiliations_organization" ON "affiliations" ("organization_id","from_date") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "affiliations_from" ON "affiliations" ("from_date","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "affiliations_from_desc" ON "affiliations" ("from_date" DESC NULLS LAST,"id" DESC) WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "affiliations_created" ON "affiliations" ("created_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "affiliations_updated" ON "affiliations" ("updated_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "articles_document" ON "articles" ("document_hash") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "articles_published" ON "articles" ("published_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "articles_published_desc" ON "articles" ("published_at" DESC NULLS LAST,"id" DESC) WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "articles_headline" ON "articles" ("headline","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "articles_created" ON "articles" ("created_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "articles_updated" ON "articles" ("updated_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "articles_agency" ON "articles" ("agency") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "changes_revision" ON "changes" ("kind","record_id","revision");--> statement-breakpoint
CREATE INDEX "changes_order" ON "changes" ("xid","id");--> statement-breakpoint
CREATE INDEX "changes_account" ON "changes" ("account_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "quote_attributions_position" ON "quote_attributions" ("quote_id","position");--> statement-breakpoint
CREATE INDEX "quote_attributions_actor" ON "quote_attributions" ("actor_id","part");--> statement-breakpoint
CREATE UNIQUE INDEX "quote_topics_position" ON "quote_topics" ("quote_id","position");--> statement-breakpoint
CREATE INDEX "quote_topics_topic" ON "quote_topics" ("topic_id");--> statement-breakpoint
CREATE INDEX "quotes_article" ON "quotes" ("article_id","position","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "quotes_position" ON "quotes" ("position","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "quotes_created" ON "quotes" ("created_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "quotes_updated" ON "quotes" ("updated_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "quotes_said" ON "quotes" ("said_date","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "quotes_said_desc" ON "quotes" ("said_date" DESC NULLS LAST,"id" DESC) WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "quotes_status_index" ON "quotes" ("status","created_at") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "search_documents_terms" ON "search_documents" USING gin ("terms");--> statement-breakpoint
CREATE INDEX "topics_name" ON "topics" ("name","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "topics_created" ON "topics" ("created_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "topics_updated" ON "topics" ("updated_at","id") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "topics_parent" ON "topics" ("parent_id","name") WHERE "deleted_at" is null;--> statement-breakpoint
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_account_id_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "actor_aliases" ADD CONSTRAINT "actor_aliases_actor_id_actors_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "actor_designations" ADD CONSTRAINT "actor_designations_actor_id_actors_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "actor_identifiers" ADD CONSTRAINT "actor_identifiers_actor_id_actors_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "actors" ADD CONSTRAINT "actors_created_by_accounts_id_fkey" FOREIGN KEY ("created_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "actors" ADD CONSTRAINT "actors_updated_by_accounts_id_fkey" FOREIGN KEY ("updated_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "actors" ADD CONSTRAINT "actors_merged_into_actors_id_fkey" FOREIGN KEY ("merged_into") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_created_by_accounts_id_fkey" FOREIGN KEY ("created_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_updated_by_accounts_id_fkey" FOREIGN KEY ("updated_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_actor_id_actors_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_organization_id_actors_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_created_by_accounts_id_fkey" FOREIGN KEY ("created_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_updated_by_accounts_id_fkey" FOREIGN KEY ("updated_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_document_hash_documents_hash_fkey" FOREIGN KEY ("document_hash") REFERENCES "documents"("hash") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_account_id_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "pushed_edits" ADD CONSTRAINT "pushed_edits_account_id_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "quote_attributions" ADD CONSTRAINT "quote_attributions_quote_id_quotes_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quotes"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "quote_attributions" ADD CONSTRAINT "quote_attributions_actor_id_actors_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "quote_topics" ADD CONSTRAINT "quote_topics_quote_id_quotes_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quotes"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "quote_topics" ADD CONSTRAINT "quote_topics_topic_id_topics_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_created_by_accounts_id_fkey" FOREIGN KEY ("created_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_updated_by_accounts_id_fkey" FOREIGN KEY ("updated_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_article_id_articles_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_created_by_accounts_id_fkey" FOREIGN KEY ("created_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_updated_by_accounts_id_fkey" FOREIGN KEY ("updated_by") REFERENCES "accounts"("id") ON DELETE RESTRICT;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_parent_id_topics_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "topics"("id") ON DELETE RESTRICT;