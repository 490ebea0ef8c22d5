import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { fromEnvironment, POOL_SIZE } from '../protocol.ts';
import { Customer } from './customer.entity.ts';
import { Order } from './order.entity.ts';
import { OrdersController } from './orders.controller.ts';
import { OrdersService } from './orders.service.ts';
import { TokenGuard } from './token.guard.ts';

const settings = fromEnvironment();
const source = new DataSource({
  type: 'postgres',
  url: settings.databaseUrl,
  entities: [Customer, Order],
  poolSize: POOL_SIZE,
});

/** The whole of the hand-written app. */
@Module({
  controllers: [OrdersController],
  providers: [OrdersService, TokenGuard, { provide: DataSource, useFactory: () => source.initialize() }],
})
class OrdersModule {}

const app = await NestFactory.create<NestFastifyApplication>(OrdersModule, new FastifyAdapter(), {
  logger: ['error', 'warn'],
});
await app.listen(settings.port, '127.0.0.1');
// Whoever started this server is gone.
process.on('disconnect', () => process.exit(0));
