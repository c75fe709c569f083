// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice A new incident as the pool books it.
/// @param product The product's number in its pool.
/// @param eventTime Event time, unix time.
/// @param severityBps Asserted severity, 10,000 = 100 %.
/// @param lossTotal Total of its loss root, asset units; 0 without a root.
struct Opening {
    uint8 product;
    uint256 eventTime;
    uint256 severityBps;
    uint256 lossTotal;
}

/// @notice The pool's figures for an incident that is filed, asset units.
/// @param eligible Original amounts of the product's cover in force at the event time.
/// @param exposure The product's present exposure, which limits what an incident can cost.
/// @param cost What it may cost: min(eligible * severity, loss total, exposure), rounded up. It counts in A, and holds
/// back exits from its event's day on, until `ICapitalPool.settle`.
/// @param totalExposure Exposure of the whole pool.
/// @param capital Capital after the last deposit, sale, fill or loss; at most the present capital.
struct Opened {
    uint256 eligible;
    uint256 exposure;
    uint256 cost;
    uint256 totalExposure;
    uint256 capital;
}

/// @notice A loss to book.
/// @param product The product's number in its pool.
/// @param eventTime Event time, unix time. Exits processed before it bear nothing.
/// @param assets Asset units to set aside.
/// @param severityRise Rise of the episode's largest verdict, 1e18 = 100 %, for the product's experience.
/// @param totalExposure Exposure of the whole pool at filing, for the pool's experience.
struct Loss {
    uint8 product;
    uint256 eventTime;
    uint256 assets;
    uint256 severityRise;
    uint256 totalExposure;
}

/// @notice The end of an incident as its pool books it.
/// @param loss The loss to book; none if its assets are 0.
/// @param counted True if the incident counted in A until now.
/// @param cost What the incident counted in A, asset units.
/// @param released What it no longer holds back of exits, asset units.
/// @param bonds Bonds to divide, asset units.
/// @param toGains Part of the bonds that becomes a gain, asset units; the rest is owed.
/// @param feeBps Share of what is booked that the fees pay the voters, at most the fees there are.
struct Settlement {
    Loss loss;
    bool counted;
    uint256 cost;
    uint256 released;
    uint256 bonds;
    uint256 toGains;
    uint256 feeBps;
}
