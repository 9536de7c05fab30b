ALTER TABLE "search_documents" ADD COLUMN "number" bigserial;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "recency" tsvector GENERATED ALWAYS AS (array_to_tsvector(array['12:' || (number >> 12)::text, '15:' || (number >> 15)::text, '18:' || (number >> 18)::text, '21:' || (number >> 21)::text])) STORED;--> statement-breakpoint
DROP INDEX "search_documents_topic";--> statement-breakpoint
CREATE INDEX "search_documents_topic" ON "search_documents" USING gin ("terms","recency") WHERE "kind" = 'topic';--> statement-breakpoint
DROP INDEX "search_documents_actor";--> statement-breakpoint
CREATE INDEX "search_documents_actor" ON "search_documents" USING gin ("terms","recency") WHERE "kind" = 'actor';--> statement-breakpoint
DROP INDEX "search_documents_article";--> statement-breakpoint
CREATE INDEX "search_documents_article" ON "search_documents" USING gin ("terms","recency") WHERE "kind" = 'article';--> statement-breakpoint
DROP INDEX "search_documents_quote";--> statement-breakpoint
CREATE INDEX "search_documents_quote" ON "search_documents" USING gin ("terms","recency") WHERE "kind" = 'quote';--> statement-breakpoint
CREATE UNIQUE INDEX "search_documents_number" ON "search_documents" ("number");