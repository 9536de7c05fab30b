DROP INDEX "search_documents_terms";--> statement-breakpoint
ALTER TABLE "actors" ADD COLUMN "name_key" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "headline_key" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "desk" ADD COLUMN "analyser_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "name_key" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
DROP INDEX "actors_name";--> statement-breakpoint
CREATE INDEX "actors_name" ON "actors" ("name_key","id") WHERE "deleted_at" is null;--> statement-breakpoint
DROP INDEX "actors_kind_index";--> statement-breakpoint
CREATE INDEX "actors_kind_index" ON "actors" ("kind","name_key") WHERE "deleted_at" is null;--> statement-breakpoint
DROP INDEX "actors_country";--> statement-breakpoint
CREATE INDEX "actors_country" ON "actors" ("country","name_key") WHERE "deleted_at" is null;--> statement-breakpoint
DROP INDEX "articles_headline";--> statement-breakpoint
CREATE INDEX "articles_headline" ON "articles" ("headline_key","id") WHERE "deleted_at" is null;--> statement-breakpoint
DROP INDEX "topics_name";--> statement-breakpoint
CREATE INDEX "topics_name" ON "topics" ("name_key","id") WHERE "deleted_at" is null;--> statement-breakpoint
DROP INDEX "topics_parent";--> statement-breakpoint
CREATE INDEX "topics_parent" ON "topics" ("parent_id","name_key") WHERE "deleted_at" is null;--> statement-breakpoint
CREATE INDEX "search_documents_topic" ON "search_documents" USING gin ("terms") WHERE "kind" = 'topic';--> statement-breakpoint
CREATE INDEX "search_documents_actor" ON "search_documents" USING gin ("terms") WHERE "kind" = 'actor';--> statement-breakpoint
CREATE INDEX "search_documents_article" ON "search_documents" USING gin ("terms") WHERE "kind" = 'article';--> statement-breakpoint
CREATE INDEX "search_documents_quote" ON "search_documents" USING gin ("terms") WHERE "kind" = 'quote';