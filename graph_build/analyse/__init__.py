"""Analyses of a graph: who carries how much, what overlaps and whether by chance, and the networks between.

==================  ==================================================================================
module              does
==================  ==================================================================================
workload            measures of each body in each role, in fractions too, with concentration
overlap             what pairs of documents, bodies, sections or years share, tested against chance
network             networks of bodies, instruments and documents, their measures and projections
facts               the flat facts that all of these count
significance        the tests against chance
==================  ==================================================================================
"""
