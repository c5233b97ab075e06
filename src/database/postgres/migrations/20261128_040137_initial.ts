import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_articles_corrections_kind" AS ENUM('correction', 'clarification', 'editors-note');
  CREATE TYPE "public"."enum_articles_stage" AS ENUM('draft', 'in-review', 'ready');
  CREATE TYPE "public"."enum_articles_change_kind" AS ENUM('minor', 'significant');
  CREATE TYPE "public"."enum_articles_handover_kind" AS ENUM('submitted', 'returned');
  CREATE TYPE "public"."enum_articles_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__articles_v_version_corrections_kind" AS ENUM('correction', 'clarification', 'editors-note');
  CREATE TYPE "public"."enum__articles_v_version_stage" AS ENUM('draft', 'in-review', 'ready');
  CREATE TYPE "public"."enum__articles_v_version_change_kind" AS ENUM('minor', 'significant');
  CREATE TYPE "public"."enum__articles_v_version_handover_kind" AS ENUM('submitted', 'returned');
  CREATE TYPE "public"."enum__articles_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum_dispatches_outcome" AS ENUM('created', 'updated', 'unchanged', 'held');
  CREATE TYPE "public"."enum_schedules_action" AS ENUM('publish', 'unpublish');
  CREATE TYPE "public"."enum_schedules_state" AS ENUM('waiting', 'done', 'failed', 'cancelled');
  CREATE TYPE "public"."enum_history_kind" AS ENUM('submitted', 'returned', 'noted', 'published', 'updated', 'corrected', 'unpublished', 'killed', 'kill-lifted', 'moved', 'scheduled', 'rescheduled', 'schedule-cancelled', 'schedule-failed', 'preview-shared', 'preview-revoked', 'trashed', 'brought-back', 'deleted');
  CREATE TYPE "public"."enum_history_change_kind" AS ENUM('minor', 'significant', 'assumed');
  CREATE TYPE "public"."enum_changes_kind" AS ENUM('published', 'updated', 'corrected', 'unpublished', 'killed', 'deleted', 'moved');
  CREATE TYPE "public"."enum_webhooks_kinds" AS ENUM('published', 'updated', 'corrected', 'unpublished', 'killed', 'deleted', 'moved');
  CREATE TYPE "public"."enum_deliveries_kind" AS ENUM('published', 'updated', 'corrected', 'unpublished', 'killed', 'deleted', 'moved');
  CREATE TYPE "public"."enum_deliveries_state" AS ENUM('waiting', 'delivered', 'failed');
  CREATE TYPE "public"."enum_users_purposes" AS ENUM('read-drafts', 'write-drafts');
  CREATE TYPE "public"."enum_users_role" AS ENUM('admin', 'editor', 'reporter', 'service');
  CREATE TABLE "articles_slug_aliases" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"slug" varchar,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "articles_dismissed_findings" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"code" varchar,
  	"by_id" uuid,
  	"at" timestamp(3) with time zone
  );
  
  CREATE TABLE "articles_corrections" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"kind" "enum_articles_corrections_kind" DEFAULT 'correction',
  	"at" timestamp(3) with time zone,
  	"text" varchar,
  	"by_id" uuid
  );
  
  CREATE TABLE "articles_authors" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"author_id" uuid,
  	"credited_as" varchar,
  	"location" varchar
  );
  
  CREATE TABLE "articles_contributors" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"contributor_id" uuid,
  	"credited_as" varchar,
  	"location" varchar,
  	"role" varchar
  );
  
  CREATE TABLE "articles" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"search_text" varchar,
  	"stage" "enum_articles_stage" DEFAULT 'draft',
  	"change_kind" "enum_articles_change_kind",
  	"no_correction_needed" boolean,
  	"killed_at" timestamp(3) with time zone,
  	"killed_reason" varchar,
  	"killed_by_id" uuid,
  	"handover_kind" "enum_articles_handover_kind",
  	"handover_note" varchar,
  	"handover_by_name" varchar,
  	"handover_at" timestamp(3) with time zone,
  	"saved_by_id" uuid,
  	"saved_without_base" boolean,
  	"slug" varchar,
  	"embargoed_until" timestamp(3) with time zone,
  	"published_at" timestamp(3) with time zone,
  	"revised_at" timestamp(3) with time zone,
  	"language" varchar DEFAULT 'en',
  	"word_count" numeric,
  	"created_by_id" uuid,
  	"kicker" varchar,
  	"headline" varchar,
  	"summary" varchar,
  	"dateline_located" varchar,
  	"dateline_source" varchar,
  	"dateline_text" varchar,
  	"picture_id" uuid,
  	"body" jsonb,
  	"credit_line" varchar,
  	"wire_agency" varchar,
  	"wire_source_id" varchar,
  	"wire_version" varchar,
  	"wire_usage_terms" varchar,
  	"wire_dispatch_id" uuid,
  	"wire_story_key" varchar,
  	"wire_is_edited" boolean DEFAULT false,
  	"ed_note" varchar,
  	"search_title" varchar,
  	"search_description" varchar,
  	"share_picture_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_articles_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "articles_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"topics_id" uuid
  );
  
  CREATE TABLE "_articles_v_version_slug_aliases" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"slug" varchar,
  	"until" timestamp(3) with time zone,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v_version_dismissed_findings" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar,
  	"code" varchar,
  	"by_id" uuid,
  	"at" timestamp(3) with time zone,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v_version_corrections" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"kind" "enum__articles_v_version_corrections_kind" DEFAULT 'correction',
  	"at" timestamp(3) with time zone,
  	"text" varchar,
  	"by_id" uuid,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v_version_authors" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"author_id" uuid,
  	"credited_as" varchar,
  	"location" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v_version_contributors" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"contributor_id" uuid,
  	"credited_as" varchar,
  	"location" varchar,
  	"role" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"parent_id" uuid,
  	"version_search_text" varchar,
  	"version_stage" "enum__articles_v_version_stage" DEFAULT 'draft',
  	"version_change_kind" "enum__articles_v_version_change_kind",
  	"version_no_correction_needed" boolean,
  	"version_killed_at" timestamp(3) with time zone,
  	"version_killed_reason" varchar,
  	"version_killed_by_id" uuid,
  	"version_handover_kind" "enum__articles_v_version_handover_kind",
  	"version_handover_note" varchar,
  	"version_handover_by_name" varchar,
  	"version_handover_at" timestamp(3) with time zone,
  	"version_saved_by_id" uuid,
  	"version_saved_without_base" boolean,
  	"version_slug" varchar,
  	"version_embargoed_until" timestamp(3) with time zone,
  	"version_published_at" timestamp(3) with time zone,
  	"version_revised_at" timestamp(3) with time zone,
  	"version_language" varchar DEFAULT 'en',
  	"version_word_count" numeric,
  	"version_created_by_id" uuid,
  	"version_kicker" varchar,
  	"version_headline" varchar,
  	"version_summary" varchar,
  	"version_dateline_located" varchar,
  	"version_dateline_source" varchar,
  	"version_dateline_text" varchar,
  	"version_picture_id" uuid,
  	"version_body" jsonb,
  	"version_credit_line" varchar,
  	"version_wire_agency" varchar,
  	"version_wire_source_id" varchar,
  	"version_wire_version" varchar,
  	"version_wire_usage_terms" varchar,
  	"version_wire_dispatch_id" uuid,
  	"version_wire_story_key" varchar,
  	"version_wire_is_edited" boolean DEFAULT false,
  	"version_ed_note" varchar,
  	"version_search_title" varchar,
  	"version_search_description" varchar,
  	"version_share_picture_id" uuid,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__articles_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"latest" boolean
  );
  
  CREATE TABLE "_articles_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"topics_id" uuid
  );
  
  CREATE TABLE "topics_slug_aliases" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"slug" varchar,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "topics" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"slug" varchar,
  	"label" varchar,
  	"search_text" varchar,
  	"is_public" boolean DEFAULT false,
  	"is_public_by_hand" boolean DEFAULT false,
  	"parent_id" uuid,
  	"name" varchar NOT NULL,
  	"description" varchar,
  	"hub_url" varchar,
  	"follow_line" varchar,
  	"media_topic" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"is_public" boolean DEFAULT false,
  	"is_public_by_hand" boolean DEFAULT false,
  	"search_text" varchar,
  	"alt" varchar NOT NULL,
  	"caption" varchar,
  	"credit" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric,
  	"sizes_thumbnail_url" varchar,
  	"sizes_thumbnail_width" numeric,
  	"sizes_thumbnail_height" numeric,
  	"sizes_thumbnail_mime_type" varchar,
  	"sizes_thumbnail_filesize" numeric,
  	"sizes_thumbnail_filename" varchar,
  	"sizes_card_url" varchar,
  	"sizes_card_width" numeric,
  	"sizes_card_height" numeric,
  	"sizes_card_mime_type" varchar,
  	"sizes_card_filesize" numeric,
  	"sizes_card_filename" varchar,
  	"sizes_wide_url" varchar,
  	"sizes_wide_width" numeric,
  	"sizes_wide_height" numeric,
  	"sizes_wide_mime_type" varchar,
  	"sizes_wide_filesize" numeric,
  	"sizes_wide_filename" varchar,
  	"sizes_share_url" varchar,
  	"sizes_share_width" numeric,
  	"sizes_share_height" numeric,
  	"sizes_share_mime_type" varchar,
  	"sizes_share_filesize" numeric,
  	"sizes_share_filename" varchar
  );
  
  CREATE TABLE "dispatches_findings" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"line" numeric,
  	"message" varchar NOT NULL
  );
  
  CREATE TABLE "dispatches" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"label" varchar,
  	"agency" varchar,
  	"source_id" varchar,
  	"version" varchar,
  	"received_at" timestamp(3) with time zone NOT NULL,
  	"outcome" "enum_dispatches_outcome" NOT NULL,
  	"article_id" uuid,
  	"encoding" varchar NOT NULL,
  	"sha256" varchar NOT NULL,
  	"raw" varchar NOT NULL,
  	"dispatch_key" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "authors_slug_aliases" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"slug" varchar,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "authors" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"slug" varchar,
  	"label" varchar,
  	"search_text" varchar,
  	"is_public" boolean DEFAULT false,
  	"is_public_by_hand" boolean DEFAULT false,
  	"is_incomplete" boolean DEFAULT false,
  	"is_name_complete" boolean DEFAULT false,
  	"name" varchar NOT NULL,
  	"role" varchar,
  	"affiliation" varchar,
  	"location" varchar,
  	"email" varchar,
  	"bio" varchar,
  	"picture_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "contributors_slug_aliases" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"slug" varchar,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "contributors" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"slug" varchar,
  	"label" varchar,
  	"search_text" varchar,
  	"is_public" boolean DEFAULT false,
  	"is_public_by_hand" boolean DEFAULT false,
  	"is_incomplete" boolean DEFAULT false,
  	"is_name_complete" boolean DEFAULT false,
  	"name" varchar NOT NULL,
  	"role" varchar,
  	"affiliation" varchar,
  	"location" varchar,
  	"email" varchar,
  	"bio" varchar,
  	"picture_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "schedules" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"article_id" uuid,
  	"action" "enum_schedules_action" NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"time_zone" varchar NOT NULL,
  	"version" varchar,
  	"by_id" uuid,
  	"state" "enum_schedules_state" DEFAULT 'waiting' NOT NULL,
  	"ended_at" timestamp(3) with time zone,
  	"failure" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "preview_links" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"article_id" uuid,
  	"version" varchar,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"by_id" uuid,
  	"revoked_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "history_warnings" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"code" varchar,
  	"message" varchar
  );
  
  CREATE TABLE "history" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"kind" "enum_history_kind" NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"article_id" varchar NOT NULL,
  	"headline" varchar,
  	"by_id" uuid,
  	"by_name" varchar,
  	"note" varchar,
  	"version" varchar,
  	"change_kind" "enum_history_change_kind",
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "addresses" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"slug" varchar NOT NULL,
  	"article_id" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "changes" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"place" varchar NOT NULL,
  	"kind" "enum_changes_kind" NOT NULL,
  	"article_id" varchar NOT NULL,
  	"slug" varchar,
  	"previous_slug" varchar,
  	"at" timestamp(3) with time zone NOT NULL,
  	"is_minor" boolean DEFAULT false
  );
  
  CREATE TABLE "webhooks_kinds" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_webhooks_kinds",
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
  );
  
  CREATE TABLE "webhooks" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"url" varchar NOT NULL,
  	"is_active" boolean DEFAULT true,
  	"secret" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "deliveries" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"webhook_id" uuid,
  	"number" numeric NOT NULL,
  	"kind" "enum_deliveries_kind" NOT NULL,
  	"state" "enum_deliveries_state" DEFAULT 'waiting' NOT NULL,
  	"attempts" numeric DEFAULT 0 NOT NULL,
  	"status" numeric,
  	"failure" varchar,
  	"next_at" timestamp(3) with time zone,
  	"delivered_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "users_purposes" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_users_purposes",
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"label" varchar,
  	"search_text" varchar,
  	"role" "enum_users_role" DEFAULT 'reporter' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"enable_a_p_i_key" boolean,
  	"api_key" varchar,
  	"api_key_index" varchar,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"articles_id" uuid,
  	"topics_id" uuid,
  	"media_id" uuid,
  	"dispatches_id" uuid,
  	"authors_id" uuid,
  	"contributors_id" uuid,
  	"schedules_id" uuid,
  	"preview_links_id" uuid,
  	"history_id" uuid,
  	"addresses_id" uuid,
  	"webhooks_id" uuid,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "articles_slug_aliases" ADD CONSTRAINT "articles_slug_aliases_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_dismissed_findings" ADD CONSTRAINT "articles_dismissed_findings_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_dismissed_findings" ADD CONSTRAINT "articles_dismissed_findings_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_corrections" ADD CONSTRAINT "articles_corrections_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_corrections" ADD CONSTRAINT "articles_corrections_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_authors" ADD CONSTRAINT "articles_authors_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_authors" ADD CONSTRAINT "articles_authors_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_contributors" ADD CONSTRAINT "articles_contributors_contributor_id_contributors_id_fk" FOREIGN KEY ("contributor_id") REFERENCES "public"."contributors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_contributors" ADD CONSTRAINT "articles_contributors_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_killed_by_id_users_id_fk" FOREIGN KEY ("killed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_wire_dispatch_id_dispatches_id_fk" FOREIGN KEY ("wire_dispatch_id") REFERENCES "public"."dispatches"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_share_picture_id_media_id_fk" FOREIGN KEY ("share_picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "articles_rels" ADD CONSTRAINT "articles_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_rels" ADD CONSTRAINT "articles_rels_topics_fk" FOREIGN KEY ("topics_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_slug_aliases" ADD CONSTRAINT "_articles_v_version_slug_aliases_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_dismissed_findings" ADD CONSTRAINT "_articles_v_version_dismissed_findings_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_dismissed_findings" ADD CONSTRAINT "_articles_v_version_dismissed_findings_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_corrections" ADD CONSTRAINT "_articles_v_version_corrections_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_corrections" ADD CONSTRAINT "_articles_v_version_corrections_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_authors" ADD CONSTRAINT "_articles_v_version_authors_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_authors" ADD CONSTRAINT "_articles_v_version_authors_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_contributors" ADD CONSTRAINT "_articles_v_version_contributors_contributor_id_contributors_id_fk" FOREIGN KEY ("contributor_id") REFERENCES "public"."contributors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_version_contributors" ADD CONSTRAINT "_articles_v_version_contributors_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_parent_id_articles_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_killed_by_id_users_id_fk" FOREIGN KEY ("version_killed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_saved_by_id_users_id_fk" FOREIGN KEY ("version_saved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_created_by_id_users_id_fk" FOREIGN KEY ("version_created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_picture_id_media_id_fk" FOREIGN KEY ("version_picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_wire_dispatch_id_dispatches_id_fk" FOREIGN KEY ("version_wire_dispatch_id") REFERENCES "public"."dispatches"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_share_picture_id_media_id_fk" FOREIGN KEY ("version_share_picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v_rels" ADD CONSTRAINT "_articles_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_rels" ADD CONSTRAINT "_articles_v_rels_topics_fk" FOREIGN KEY ("topics_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "topics_slug_aliases" ADD CONSTRAINT "topics_slug_aliases_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "topics" ADD CONSTRAINT "topics_parent_id_topics_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."topics"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "dispatches_findings" ADD CONSTRAINT "dispatches_findings_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."dispatches"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "dispatches" ADD CONSTRAINT "dispatches_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "authors_slug_aliases" ADD CONSTRAINT "authors_slug_aliases_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "authors" ADD CONSTRAINT "authors_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "contributors_slug_aliases" ADD CONSTRAINT "contributors_slug_aliases_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."contributors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "contributors" ADD CONSTRAINT "contributors_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schedules" ADD CONSTRAINT "schedules_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "schedules" ADD CONSTRAINT "schedules_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "history_warnings" ADD CONSTRAINT "history_warnings_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."history"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "history" ADD CONSTRAINT "history_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhooks_kinds" ADD CONSTRAINT "webhooks_kinds_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_purposes" ADD CONSTRAINT "users_purposes_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_articles_fk" FOREIGN KEY ("articles_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_topics_fk" FOREIGN KEY ("topics_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_dispatches_fk" FOREIGN KEY ("dispatches_id") REFERENCES "public"."dispatches"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_authors_fk" FOREIGN KEY ("authors_id") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_contributors_fk" FOREIGN KEY ("contributors_id") REFERENCES "public"."contributors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_schedules_fk" FOREIGN KEY ("schedules_id") REFERENCES "public"."schedules"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_preview_links_fk" FOREIGN KEY ("preview_links_id") REFERENCES "public"."preview_links"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_history_fk" FOREIGN KEY ("history_id") REFERENCES "public"."history"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_addresses_fk" FOREIGN KEY ("addresses_id") REFERENCES "public"."addresses"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_webhooks_fk" FOREIGN KEY ("webhooks_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "articles_slug_aliases_order_idx" ON "articles_slug_aliases" USING btree ("_order");
  CREATE INDEX "articles_slug_aliases_parent_id_idx" ON "articles_slug_aliases" USING btree ("_parent_id");
  CREATE INDEX "articles_dismissed_findings_order_idx" ON "articles_dismissed_findings" USING btree ("_order");
  CREATE INDEX "articles_dismissed_findings_parent_id_idx" ON "articles_dismissed_findings" USING btree ("_parent_id");
  CREATE INDEX "articles_dismissed_findings_by_idx" ON "articles_dismissed_findings" USING btree ("by_id");
  CREATE INDEX "articles_corrections_order_idx" ON "articles_corrections" USING btree ("_order");
  CREATE INDEX "articles_corrections_parent_id_idx" ON "articles_corrections" USING btree ("_parent_id");
  CREATE INDEX "articles_corrections_by_idx" ON "articles_corrections" USING btree ("by_id");
  CREATE INDEX "articles_authors_order_idx" ON "articles_authors" USING btree ("_order");
  CREATE INDEX "articles_authors_parent_id_idx" ON "articles_authors" USING btree ("_parent_id");
  CREATE INDEX "articles_authors_author_idx" ON "articles_authors" USING btree ("author_id");
  CREATE INDEX "articles_contributors_order_idx" ON "articles_contributors" USING btree ("_order");
  CREATE INDEX "articles_contributors_parent_id_idx" ON "articles_contributors" USING btree ("_parent_id");
  CREATE INDEX "articles_contributors_contributor_idx" ON "articles_contributors" USING btree ("contributor_id");
  CREATE INDEX "articles_stage_idx" ON "articles" USING btree ("stage");
  CREATE INDEX "articles_killed_killed_at_idx" ON "articles" USING btree ("killed_at");
  CREATE INDEX "articles_killed_killed_by_idx" ON "articles" USING btree ("killed_by_id");
  CREATE INDEX "articles_handover_handover_kind_idx" ON "articles" USING btree ("handover_kind");
  CREATE INDEX "articles_saved_by_idx" ON "articles" USING btree ("saved_by_id");
  CREATE UNIQUE INDEX "articles_slug_idx" ON "articles" USING btree ("slug");
  CREATE INDEX "articles_embargoed_until_idx" ON "articles" USING btree ("embargoed_until");
  CREATE INDEX "articles_published_at_idx" ON "articles" USING btree ("published_at");
  CREATE INDEX "articles_created_by_idx" ON "articles" USING btree ("created_by_id");
  CREATE INDEX "articles_picture_idx" ON "articles" USING btree ("picture_id");
  CREATE INDEX "articles_wire_wire_dispatch_idx" ON "articles" USING btree ("wire_dispatch_id");
  CREATE UNIQUE INDEX "articles_wire_wire_story_key_idx" ON "articles" USING btree ("wire_story_key");
  CREATE INDEX "articles_share_share_picture_idx" ON "articles" USING btree ("share_picture_id");
  CREATE INDEX "articles_updated_at_idx" ON "articles" USING btree ("updated_at");
  CREATE INDEX "articles_created_at_idx" ON "articles" USING btree ("created_at");
  CREATE INDEX "articles_deleted_at_idx" ON "articles" USING btree ("deleted_at");
  CREATE INDEX "articles__status_idx" ON "articles" USING btree ("_status");
  CREATE INDEX "_status_publishedAt_idx" ON "articles" USING btree ("_status","published_at");
  CREATE INDEX "_status_embargoedUntil_idx" ON "articles" USING btree ("_status","embargoed_until");
  CREATE INDEX "articles_rels_order_idx" ON "articles_rels" USING btree ("order");
  CREATE INDEX "articles_rels_parent_idx" ON "articles_rels" USING btree ("parent_id");
  CREATE INDEX "articles_rels_path_idx" ON "articles_rels" USING btree ("path");
  CREATE INDEX "articles_rels_topics_id_idx" ON "articles_rels" USING btree ("topics_id");
  CREATE INDEX "articles_rels_parent_path_idx" ON "articles_rels" USING btree ("parent_id","path");
  CREATE INDEX "_articles_v_version_slug_aliases_order_idx" ON "_articles_v_version_slug_aliases" USING btree ("_order");
  CREATE INDEX "_articles_v_version_slug_aliases_parent_id_idx" ON "_articles_v_version_slug_aliases" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_dismissed_findings_order_idx" ON "_articles_v_version_dismissed_findings" USING btree ("_order");
  CREATE INDEX "_articles_v_version_dismissed_findings_parent_id_idx" ON "_articles_v_version_dismissed_findings" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_dismissed_findings_by_idx" ON "_articles_v_version_dismissed_findings" USING btree ("by_id");
  CREATE INDEX "_articles_v_version_corrections_order_idx" ON "_articles_v_version_corrections" USING btree ("_order");
  CREATE INDEX "_articles_v_version_corrections_parent_id_idx" ON "_articles_v_version_corrections" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_corrections_by_idx" ON "_articles_v_version_corrections" USING btree ("by_id");
  CREATE INDEX "_articles_v_version_authors_order_idx" ON "_articles_v_version_authors" USING btree ("_order");
  CREATE INDEX "_articles_v_version_authors_parent_id_idx" ON "_articles_v_version_authors" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_authors_author_idx" ON "_articles_v_version_authors" USING btree ("author_id");
  CREATE INDEX "_articles_v_version_contributors_order_idx" ON "_articles_v_version_contributors" USING btree ("_order");
  CREATE INDEX "_articles_v_version_contributors_parent_id_idx" ON "_articles_v_version_contributors" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_contributors_contributor_idx" ON "_articles_v_version_contributors" USING btree ("contributor_id");
  CREATE INDEX "_articles_v_parent_idx" ON "_articles_v" USING btree ("parent_id");
  CREATE INDEX "_articles_v_version_version_stage_idx" ON "_articles_v" USING btree ("version_stage");
  CREATE INDEX "_articles_v_version_killed_version_killed_at_idx" ON "_articles_v" USING btree ("version_killed_at");
  CREATE INDEX "_articles_v_version_killed_version_killed_by_idx" ON "_articles_v" USING btree ("version_killed_by_id");
  CREATE INDEX "_articles_v_version_handover_version_handover_kind_idx" ON "_articles_v" USING btree ("version_handover_kind");
  CREATE INDEX "_articles_v_version_version_saved_by_idx" ON "_articles_v" USING btree ("version_saved_by_id");
  CREATE INDEX "_articles_v_version_version_slug_idx" ON "_articles_v" USING btree ("version_slug");
  CREATE INDEX "_articles_v_version_version_embargoed_until_idx" ON "_articles_v" USING btree ("version_embargoed_until");
  CREATE INDEX "_articles_v_version_version_published_at_idx" ON "_articles_v" USING btree ("version_published_at");
  CREATE INDEX "_articles_v_version_version_created_by_idx" ON "_articles_v" USING btree ("version_created_by_id");
  CREATE INDEX "_articles_v_version_version_picture_idx" ON "_articles_v" USING btree ("version_picture_id");
  CREATE INDEX "_articles_v_version_wire_version_wire_dispatch_idx" ON "_articles_v" USING btree ("version_wire_dispatch_id");
  CREATE INDEX "_articles_v_version_wire_version_wire_story_key_idx" ON "_articles_v" USING btree ("version_wire_story_key");
  CREATE INDEX "_articles_v_version_share_version_share_picture_idx" ON "_articles_v" USING btree ("version_share_picture_id");
  CREATE INDEX "_articles_v_version_version_updated_at_idx" ON "_articles_v" USING btree ("version_updated_at");
  CREATE INDEX "_articles_v_version_version_created_at_idx" ON "_articles_v" USING btree ("version_created_at");
  CREATE INDEX "_articles_v_version_version_deleted_at_idx" ON "_articles_v" USING btree ("version_deleted_at");
  CREATE INDEX "_articles_v_version_version__status_idx" ON "_articles_v" USING btree ("version__status");
  CREATE INDEX "_articles_v_created_at_idx" ON "_articles_v" USING btree ("created_at");
  CREATE INDEX "_articles_v_updated_at_idx" ON "_articles_v" USING btree ("updated_at");
  CREATE INDEX "_articles_v_latest_idx" ON "_articles_v" USING btree ("latest");
  CREATE INDEX "version__status_version_publishedAt_idx" ON "_articles_v" USING btree ("version__status","version_published_at");
  CREATE INDEX "version__status_version_embargoedUntil_idx" ON "_articles_v" USING btree ("version__status","version_embargoed_until");
  CREATE INDEX "_articles_v_parent_latest_idx" ON "_articles_v" USING btree ("parent_id","latest");
  CREATE INDEX "_articles_v_slug_latest_idx" ON "_articles_v" USING btree ("version_slug","latest");
  CREATE INDEX "_articles_v_latest_stage_idx" ON "_articles_v" USING btree ("latest","version_stage","version__status","version_updated_at");
  CREATE INDEX "_articles_v_latest_published_idx" ON "_articles_v" USING btree ("latest","version__status","version_published_at");
  CREATE INDEX "_articles_v_latest_created_by_idx" ON "_articles_v" USING btree ("latest","version_created_by_id","version__status","version_updated_at");
  CREATE INDEX "_articles_v_rels_order_idx" ON "_articles_v_rels" USING btree ("order");
  CREATE INDEX "_articles_v_rels_parent_idx" ON "_articles_v_rels" USING btree ("parent_id");
  CREATE INDEX "_articles_v_rels_path_idx" ON "_articles_v_rels" USING btree ("path");
  CREATE INDEX "_articles_v_rels_topics_id_idx" ON "_articles_v_rels" USING btree ("topics_id");
  CREATE INDEX "topics_slug_aliases_order_idx" ON "topics_slug_aliases" USING btree ("_order");
  CREATE INDEX "topics_slug_aliases_parent_id_idx" ON "topics_slug_aliases" USING btree ("_parent_id");
  CREATE INDEX "topics_slug_aliases_slug_idx" ON "topics_slug_aliases" USING btree ("slug");
  CREATE UNIQUE INDEX "topics_slug_idx" ON "topics" USING btree ("slug");
  CREATE INDEX "topics_label_idx" ON "topics" USING btree ("label");
  CREATE INDEX "topics_is_public_idx" ON "topics" USING btree ("is_public");
  CREATE INDEX "topics_parent_idx" ON "topics" USING btree ("parent_id");
  CREATE INDEX "topics_name_idx" ON "topics" USING btree ("name");
  CREATE INDEX "topics_hub_url_idx" ON "topics" USING btree ("hub_url");
  CREATE INDEX "topics_updated_at_idx" ON "topics" USING btree ("updated_at");
  CREATE INDEX "topics_created_at_idx" ON "topics" USING btree ("created_at");
  CREATE INDEX "media_is_public_idx" ON "media" USING btree ("is_public");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "media_sizes_thumbnail_sizes_thumbnail_filename_idx" ON "media" USING btree ("sizes_thumbnail_filename");
  CREATE INDEX "media_sizes_card_sizes_card_filename_idx" ON "media" USING btree ("sizes_card_filename");
  CREATE INDEX "media_sizes_wide_sizes_wide_filename_idx" ON "media" USING btree ("sizes_wide_filename");
  CREATE INDEX "media_sizes_share_sizes_share_filename_idx" ON "media" USING btree ("sizes_share_filename");
  CREATE INDEX "dispatches_findings_order_idx" ON "dispatches_findings" USING btree ("_order");
  CREATE INDEX "dispatches_findings_parent_id_idx" ON "dispatches_findings" USING btree ("_parent_id");
  CREATE INDEX "dispatches_agency_idx" ON "dispatches" USING btree ("agency");
  CREATE INDEX "dispatches_source_id_idx" ON "dispatches" USING btree ("source_id");
  CREATE INDEX "dispatches_received_at_idx" ON "dispatches" USING btree ("received_at");
  CREATE INDEX "dispatches_article_idx" ON "dispatches" USING btree ("article_id");
  CREATE INDEX "dispatches_sha256_idx" ON "dispatches" USING btree ("sha256");
  CREATE UNIQUE INDEX "dispatches_dispatch_key_idx" ON "dispatches" USING btree ("dispatch_key");
  CREATE INDEX "dispatches_updated_at_idx" ON "dispatches" USING btree ("updated_at");
  CREATE INDEX "dispatches_created_at_idx" ON "dispatches" USING btree ("created_at");
  CREATE INDEX "authors_slug_aliases_order_idx" ON "authors_slug_aliases" USING btree ("_order");
  CREATE INDEX "authors_slug_aliases_parent_id_idx" ON "authors_slug_aliases" USING btree ("_parent_id");
  CREATE INDEX "authors_slug_aliases_slug_idx" ON "authors_slug_aliases" USING btree ("slug");
  CREATE UNIQUE INDEX "authors_slug_idx" ON "authors" USING btree ("slug");
  CREATE INDEX "authors_label_idx" ON "authors" USING btree ("label");
  CREATE INDEX "authors_is_public_idx" ON "authors" USING btree ("is_public");
  CREATE INDEX "authors_is_incomplete_idx" ON "authors" USING btree ("is_incomplete");
  CREATE INDEX "authors_name_idx" ON "authors" USING btree ("name");
  CREATE INDEX "authors_picture_idx" ON "authors" USING btree ("picture_id");
  CREATE INDEX "authors_updated_at_idx" ON "authors" USING btree ("updated_at");
  CREATE INDEX "authors_created_at_idx" ON "authors" USING btree ("created_at");
  CREATE INDEX "contributors_slug_aliases_order_idx" ON "contributors_slug_aliases" USING btree ("_order");
  CREATE INDEX "contributors_slug_aliases_parent_id_idx" ON "contributors_slug_aliases" USING btree ("_parent_id");
  CREATE INDEX "contributors_slug_aliases_slug_idx" ON "contributors_slug_aliases" USING btree ("slug");
  CREATE UNIQUE INDEX "contributors_slug_idx" ON "contributors" USING btree ("slug");
  CREATE INDEX "contributors_label_idx" ON "contributors" USING btree ("label");
  CREATE INDEX "contributors_is_public_idx" ON "contributors" USING btree ("is_public");
  CREATE INDEX "contributors_is_incomplete_idx" ON "contributors" USING btree ("is_incomplete");
  CREATE INDEX "contributors_name_idx" ON "contributors" USING btree ("name");
  CREATE INDEX "contributors_picture_idx" ON "contributors" USING btree ("picture_id");
  CREATE INDEX "contributors_updated_at_idx" ON "contributors" USING btree ("updated_at");
  CREATE INDEX "contributors_created_at_idx" ON "contributors" USING btree ("created_at");
  CREATE INDEX "schedules_article_idx" ON "schedules" USING btree ("article_id");
  CREATE INDEX "schedules_at_idx" ON "schedules" USING btree ("at");
  CREATE INDEX "schedules_by_idx" ON "schedules" USING btree ("by_id");
  CREATE INDEX "schedules_state_idx" ON "schedules" USING btree ("state");
  CREATE INDEX "schedules_updated_at_idx" ON "schedules" USING btree ("updated_at");
  CREATE INDEX "schedules_created_at_idx" ON "schedules" USING btree ("created_at");
  CREATE INDEX "state_at_idx" ON "schedules" USING btree ("state","at");
  CREATE INDEX "preview_links_article_idx" ON "preview_links" USING btree ("article_id");
  CREATE INDEX "preview_links_by_idx" ON "preview_links" USING btree ("by_id");
  CREATE INDEX "preview_links_updated_at_idx" ON "preview_links" USING btree ("updated_at");
  CREATE INDEX "preview_links_created_at_idx" ON "preview_links" USING btree ("created_at");
  CREATE INDEX "history_warnings_order_idx" ON "history_warnings" USING btree ("_order");
  CREATE INDEX "history_warnings_parent_id_idx" ON "history_warnings" USING btree ("_parent_id");
  CREATE INDEX "history_kind_idx" ON "history" USING btree ("kind");
  CREATE INDEX "history_at_idx" ON "history" USING btree ("at");
  CREATE INDEX "history_article_id_idx" ON "history" USING btree ("article_id");
  CREATE INDEX "history_by_idx" ON "history" USING btree ("by_id");
  CREATE INDEX "history_updated_at_idx" ON "history" USING btree ("updated_at");
  CREATE INDEX "history_created_at_idx" ON "history" USING btree ("created_at");
  CREATE INDEX "articleId_at_idx" ON "history" USING btree ("article_id","at");
  CREATE UNIQUE INDEX "addresses_slug_idx" ON "addresses" USING btree ("slug");
  CREATE INDEX "addresses_article_id_idx" ON "addresses" USING btree ("article_id");
  CREATE INDEX "addresses_updated_at_idx" ON "addresses" USING btree ("updated_at");
  CREATE INDEX "addresses_created_at_idx" ON "addresses" USING btree ("created_at");
  CREATE UNIQUE INDEX "changes_place_idx" ON "changes" USING btree ("place");
  CREATE INDEX "articleId_place_idx" ON "changes" USING btree ("article_id","place");
  CREATE INDEX "webhooks_kinds_order_idx" ON "webhooks_kinds" USING btree ("order");
  CREATE INDEX "webhooks_kinds_parent_idx" ON "webhooks_kinds" USING btree ("parent_id");
  CREATE INDEX "webhooks_updated_at_idx" ON "webhooks" USING btree ("updated_at");
  CREATE INDEX "webhooks_created_at_idx" ON "webhooks" USING btree ("created_at");
  CREATE INDEX "deliveries_webhook_idx" ON "deliveries" USING btree ("webhook_id");
  CREATE INDEX "deliveries_updated_at_idx" ON "deliveries" USING btree ("updated_at");
  CREATE INDEX "deliveries_created_at_idx" ON "deliveries" USING btree ("created_at");
  CREATE UNIQUE INDEX "webhook_number_idx" ON "deliveries" USING btree ("webhook_id","number");
  CREATE INDEX "state_nextAt_idx" ON "deliveries" USING btree ("state","next_at");
  CREATE INDEX "users_purposes_order_idx" ON "users_purposes" USING btree ("order");
  CREATE INDEX "users_purposes_parent_idx" ON "users_purposes" USING btree ("parent_id");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_label_idx" ON "users" USING btree ("label");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_articles_id_idx" ON "payload_locked_documents_rels" USING btree ("articles_id");
  CREATE INDEX "payload_locked_documents_rels_topics_id_idx" ON "payload_locked_documents_rels" USING btree ("topics_id");
  CREATE INDEX "payload_locked_documents_rels_media_id_idx" ON "payload_locked_documents_rels" USING btree ("media_id");
  CREATE INDEX "payload_locked_documents_rels_dispatches_id_idx" ON "payload_locked_documents_rels" USING btree ("dispatches_id");
  CREATE INDEX "payload_locked_documents_rels_authors_id_idx" ON "payload_locked_documents_rels" USING btree ("authors_id");
  CREATE INDEX "payload_locked_documents_rels_contributors_id_idx" ON "payload_locked_documents_rels" USING btree ("contributors_id");
  CREATE INDEX "payload_locked_documents_rels_schedules_id_idx" ON "payload_locked_documents_rels" USING btree ("schedules_id");
  CREATE INDEX "payload_locked_documents_rels_preview_links_id_idx" ON "payload_locked_documents_rels" USING btree ("preview_links_id");
  CREATE INDEX "payload_locked_documents_rels_history_id_idx" ON "payload_locked_documents_rels" USING btree ("history_id");
  CREATE INDEX "payload_locked_documents_rels_addresses_id_idx" ON "payload_locked_documents_rels" USING btree ("addresses_id");
  CREATE INDEX "payload_locked_documents_rels_webhooks_id_idx" ON "payload_locked_documents_rels" USING btree ("webhooks_id");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "articles_slug_aliases" CASCADE;
  DROP TABLE "articles_dismissed_findings" CASCADE;
  DROP TABLE "articles_corrections" CASCADE;
  DROP TABLE "articles_authors" CASCADE;
  DROP TABLE "articles_contributors" CASCADE;
  DROP TABLE "articles" CASCADE;
  DROP TABLE "articles_rels" CASCADE;
  DROP TABLE "_articles_v_version_slug_aliases" CASCADE;
  DROP TABLE "_articles_v_version_dismissed_findings" CASCADE;
  DROP TABLE "_articles_v_version_corrections" CASCADE;
  DROP TABLE "_articles_v_version_authors" CASCADE;
  DROP TABLE "_articles_v_version_contributors" CASCADE;
  DROP TABLE "_articles_v" CASCADE;
  DROP TABLE "_articles_v_rels" CASCADE;
  DROP TABLE "topics_slug_aliases" CASCADE;
  DROP TABLE "topics" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "dispatches_findings" CASCADE;
  DROP TABLE "dispatches" CASCADE;
  DROP TABLE "authors_slug_aliases" CASCADE;
  DROP TABLE "authors" CASCADE;
  DROP TABLE "contributors_slug_aliases" CASCADE;
  DROP TABLE "contributors" CASCADE;
  DROP TABLE "schedules" CASCADE;
  DROP TABLE "preview_links" CASCADE;
  DROP TABLE "history_warnings" CASCADE;
  DROP TABLE "history" CASCADE;
  DROP TABLE "addresses" CASCADE;
  DROP TABLE "changes" CASCADE;
  DROP TABLE "webhooks_kinds" CASCADE;
  DROP TABLE "webhooks" CASCADE;
  DROP TABLE "deliveries" CASCADE;
  DROP TABLE "users_purposes" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_articles_corrections_kind";
  DROP TYPE "public"."enum_articles_stage";
  DROP TYPE "public"."enum_articles_change_kind";
  DROP TYPE "public"."enum_articles_handover_kind";
  DROP TYPE "public"."enum_articles_status";
  DROP TYPE "public"."enum__articles_v_version_corrections_kind";
  DROP TYPE "public"."enum__articles_v_version_stage";
  DROP TYPE "public"."enum__articles_v_version_change_kind";
  DROP TYPE "public"."enum__articles_v_version_handover_kind";
  DROP TYPE "public"."enum__articles_v_version_status";
  DROP TYPE "public"."enum_dispatches_outcome";
  DROP TYPE "public"."enum_schedules_action";
  DROP TYPE "public"."enum_schedules_state";
  DROP TYPE "public"."enum_history_kind";
  DROP TYPE "public"."enum_history_change_kind";
  DROP TYPE "public"."enum_changes_kind";
  DROP TYPE "public"."enum_webhooks_kinds";
  DROP TYPE "public"."enum_deliveries_kind";
  DROP TYPE "public"."enum_deliveries_state";
  DROP TYPE "public"."enum_users_purposes";
  DROP TYPE "public"."enum_users_role";`)
}
