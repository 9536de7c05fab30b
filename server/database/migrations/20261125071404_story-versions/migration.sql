ALTER TABLE "articles" ADD COLUMN "story_id" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "story_version" text;--> statement-breakpoint
CREATE INDEX "articles_story" ON "articles" ("story_id") WHERE "deleted_at" is null;